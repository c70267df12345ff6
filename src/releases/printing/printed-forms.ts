import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/index.js';
import { Files } from '../../platform/files/index.js';
import { PrintedRepository } from './printed.repository.js';

/** Who may read what a version was printed into: the desk by one reference, everybody by another. */
@Injectable()
export class PrintedForms {
  constructor(
    private readonly files: Files,
    private readonly printed: PrintedRepository,
  ) {}

  /**
   * After any change of what is printed or public of a version: the desk may read exactly what is kept, everybody exactly
   * that of documents that are public, or are made so in this transaction (`becoming`). The rest loses its bytes. Answers
   * with how many forms everybody may read.
   */
  async settle(
    tx: Transaction,
    version: { readonly id: string; readonly organisation: string },
    becoming: readonly string[] = [],
  ): Promise<number> {
    const { id, organisation } = version;
    const kept = await this.printed.findKept(id, tx);
    const shown = kept.filter(({ public: isPublic, lang }) => isPublic || becoming.includes(lang));
    const desk = { type: 'printed', id, organisation, permission: 'releases.read', public: false };
    const everybody = { ...desk, type: 'public-printed', public: true, namesOf: desk };
    await this.files.refer(tx, desk, digestsOf(kept), 'system');
    await this.files.refer(tx, everybody, digestsOf(shown), 'system');
    return shown.length;
  }

  /** The version is given up, or its release retracted: a paper would speak of what does not hold. */
  async withdraw(tx: Transaction, versionId: string): Promise<void> {
    await this.printed.dropAll(tx, versionId);
    await this.files.release(tx, { type: 'printed', id: versionId });
    await this.files.release(tx, { type: 'public-printed', id: versionId });
  }
}

const digestsOf = (forms: readonly { readonly sha256: string }[]): string[] =>
  forms.map(({ sha256 }) => sha256);
