import { Module } from '@nestjs/common';
import { ActorNames } from './actor-names.js';
import { AuditRepository } from './audit.repository.js';
import { AuditTrail } from './audit.js';
import { Checkpoints } from './checkpoints.js';
import { EquivocationGuard } from './guard.js';
import { AuditController } from './http/audit.controller.js';
import { LedgerController } from './http/ledger.controller.js';
import { LedgerStateController } from './http/ledger-state.controller.js';
import { LedgerHealth } from './ledger-health.js';
import { ReadLedgerState } from './read-ledger-state.js';
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
  controllers: [LedgerController, LedgerStateController, AuditController],
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
    ActorNames,
    Checkpoints,
    LedgerHealth,
    ReadLedgerState,
    ProofFiles,
    Transitions,
    Recovery,
    Opening,
  ],
  exports: [Ledger, ActorNames, AuditTrail, ProofFiles, ReadLedgerState, Transitions, Recovery, Opening],
})
export class LedgerModule {}
