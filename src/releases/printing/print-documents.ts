import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock/index.js';
import { bumpChange, Database, type Transaction } from '../../platform/database/index.js';
import { Printer } from '../../platform/documents/index.js';
import { Files } from '../../platform/files/index.js';
import { Jobs, type Queue } from '../../platform/jobs/index.js';
import { sha256 } from '../release.words.js';
import { paperName } from './paper-names.js';
import { Papers } from './papers.js';
import { PrintedForms } from './printed-forms.js';
import { type PrintableRow, PrintedRepository, type PrintedRow } from './printed.repository.js';

interface Frozen {
  readonly versionId: string;
  readonly lang: string;
  readonly sha256: string;
}

const queue: Queue<Frozen> = {
  name: 'releases.print',
  schema: z.strictObject({ versionId: z.uuid(), lang: z.string(), sha256 }),
};
/** By then a job has run, or has given up. */
const OVERDUE_MS = 3_600_000;
const AT_ONCE = 100;
const most = 100_000_000;

/**
 * Prints frozen documents, after the transaction that froze them, into what offices file and newsrooms use: Word and PDF in
 * the form of the decree. A document that is gone by then is not printed; one that was published meanwhile is printed in public.
 */
@Injectable()
export class PrintDocuments implements OnModuleInit {
  private readonly printer = new Printer();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly files: Files,
    private readonly printed: PrintedRepository,
    private readonly forms: PrintedForms,
    private readonly papers: Papers,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(queue, (frozen) => this.print(frozen));
  }

  /** Within the transaction that froze the document. An archive that is brought over must not hold up the news. */
  async enqueue(tx: Transaction, frozen: Frozen, { unhurried = false } = {}): Promise<void> {
    await this.jobs.enqueue(tx, queue, frozen, { unhurried });
  }

  /** What was frozen before there was printing, and what no job could print: once more. For a scheduled task. */
  async enqueueOverdue(): Promise<void> {
    const before = new Date((await this.clock.now()).getTime() - OVERDUE_MS);
    for (const { version_id: versionId, ...row } of await this.printed.listUnprinted(before, AT_ONCE))
      await this.database.transaction((tx) => this.enqueue(tx, { versionId, ...row }, { unhurried: true }));
  }

  private async print(frozen: Frozen): Promise<void> {
    const row = await this.printed.findPrintable(frozen.versionId, frozen.lang, frozen.sha256);
    if (!row || row.printed) return;
    const { docx, pdf } = await this.printer.print(await this.papers.paper(row));
    const name = paperName(JSON.parse(row.bytes.toString('utf8')) as Parameters<typeof paperName>[0]);
    const forms = [await this.store(row, 'docx', docx, name)];
    if (pdf) forms.push(await this.store(row, 'pdf', pdf, name));
    await this.database.transaction((tx) => this.keep(tx, row, forms));
  }

  private async store({ lang }: PrintableRow, format: PrintedRow['format'], bytes: Uint8Array, name: string) {
    const stored = await this.files.put(Readable.from([bytes]), { name: `${name}.${format}`, most });
    return { lang, format, sha256: stored.sha256 };
  }

  private async keep(tx: Transaction, row: PrintableRow, forms: readonly PrintedRow[]): Promise<void> {
    const { version_id: versionId, sha256: documentSha256, organisation_id: organisation } = row;
    // While this waits for the lock, the document may be dropped, erased or retracted: then nothing of it is kept.
    const release = await this.printed.lockReleaseOf(tx, versionId);
    let kept = true;
    for (const form of forms) kept &&= await this.printed.keep(tx, { versionId, documentSha256, ...form });
    if (release && kept && (await this.forms.settle(tx, { id: versionId, organisation })) > 0)
      await bumpChange(tx, `release:${release.id}`);
    await this.files.letGo(
      tx,
      forms.map(({ sha256: digest }) => digest),
    );
  }
}
