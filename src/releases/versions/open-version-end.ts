import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/index.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { EarlyReaders } from '../early-access/early-readers.js';
import { NumbersRepository } from '../numbers/numbers.repository.js';
import { PrintedForms } from '../printing/printed-forms.js';
import type { Version } from './version.js';
import { VersionFiles } from './version-files.js';

/** What goes with a version that will never be published. */
@Injectable()
export class OpenVersionEnd {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly readers: EarlyReaders,
    private readonly numbers: NumbersRepository,
    private readonly files: VersionFiles,
    private readonly printed: PrintedForms,
  ) {}

  async discard(tx: Transaction, { version }: Pick<Version, 'version'>, now: Date): Promise<void> {
    await this.readers.tell(tx, version.id, now);
    await this.documents.drop(tx, version.id);
    await this.printed.withdraw(tx, version.id);
    await this.files.release(tx, version.id);
    if (version.release_number !== null && version.standing === 'unpublished')
      await this.numbers.markUnused(tx, version.release_id);
  }
}
