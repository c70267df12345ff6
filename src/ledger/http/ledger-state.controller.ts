import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { CurrentDesk, type Desk, Operation, Permission, toReasonTexts } from '../../platform/http/index.js';
import { type LedgerState, ReadLedgerState } from '../read-ledger-state.js';

const instant = z.iso.datetime();

const LedgerStateAnswer = z
  .strictObject({
    origin: z.string().meta({ description: 'Name of the log; it never changes.' }),
    key: z.string().meta({ description: 'Public key of the log (C2SP signed-note).' }),
    size: z.int().meta({ description: 'How many entries it has.' }),
    newestAt: instant.optional().meta({ description: 'When the newest entry was made.' }),
    checkpoint: z
      .strictObject({
        size: z.int(),
        root: z.string().meta({ description: 'Root hash, lower-case hexadecimal.' }),
        text: z.string().meta({ description: 'The signed note, as it is served.' }),
      })
      .optional()
      .meta({ description: 'What is served now; absent while nothing can be published.' }),
    refused: z
      .strictObject({ type: z.string(), title: z.string() })
      .optional()
      .meta({ description: 'Why nothing can be published.' }),
    backupAt: instant
      .optional()
      .meta({ description: 'When `khen backup` last made one here; absent if it never did.' }),
  })
  .meta({ id: 'LedgerState' });

/** The log, for those who operate the installation. */
@Controller('api/v1/desk/ledger')
export class LedgerStateController {
  constructor(private readonly state: ReadLedgerState) {}

  @Get()
  @Permission('health.read')
  @Operation({
    id: 'getLedgerState',
    tag: 'Ledger',
    summary: 'Size and checkpoint of the log, whether it goes on, and the age of the newest backup',
    answer: LedgerStateAnswer,
  })
  async read(@CurrentDesk() { language }: Desk): Promise<z.infer<typeof LedgerStateAnswer>> {
    return toAnswer(await this.state.execute(), language);
  }
}

function toAnswer(
  { origin, key, size, newestAt, checkpoint, refused, backupAt }: LedgerState,
  language: Desk['language'],
): z.infer<typeof LedgerStateAnswer> {
  const [reason] = toReasonTexts(refused ? [refused] : [], language);
  return {
    origin,
    key,
    size,
    ...(newestAt && { newestAt: newestAt.toISOString() }),
    ...(checkpoint && {
      checkpoint: { size: checkpoint.size, root: checkpoint.root.toString('hex'), text: checkpoint.text },
    }),
    ...(reason && { refused: reason }),
    ...(backupAt && { backupAt: backupAt.toISOString() }),
  };
}
