import { Module } from '@nestjs/common';
import { AuditRepository } from './audit.repository.js';
import { AuditTrail } from './audit.js';
import { Checkpoints } from './checkpoints.js';
import { EquivocationGuard } from './guard.js';
import { AuditController } from './http/audit.controller.js';
import { LedgerController } from './http/ledger.controller.js';
import { KeptCheckpoints } from './kept-checkpoints.js';
import { Ledger } from './ledger.js';
import { LedgerRepository } from './ledger.repository.js';
import { Opening } from './opening.js';
import { ProofFiles } from './proof-files.js';
import { ReadAudit } from './read-audit.js';
import { Recovery } from './recovery.js';
import { Signing } from './signing.js';
import { Tiles } from './tiles.js';
import { Transitions } from './transitions.js';

@Module({
  controllers: [LedgerController, AuditController],
  providers: [
    LedgerRepository,
    AuditRepository,
    KeptCheckpoints,
    Tiles,
    EquivocationGuard,
    Signing,
    Ledger,
    AuditTrail,
    ReadAudit,
    Checkpoints,
    ProofFiles,
    Transitions,
    Recovery,
    Opening,
  ],
  exports: [Ledger, AuditTrail, ProofFiles, Transitions, Recovery, Opening],
})
export class LedgerModule {}
