import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/index.js';
import { fingerprints } from '../../platform/text/index.js';
import { PublicReleases } from '../../releases/index.js';
import { linesOf, type SearchableDocument } from '../search/searchable.js';
import { type OfficialRow, OfficialRepository } from './official.repository.js';
import { bodyOf, numberKey } from './official-text.js';

/** Versions by languages; nobody corrects so often. */
const MOST_TEXTS = 500;
/** UTF-16 code units; more than nine syllables in any case. */
const FEW_WORDS = 500;

/** Keeps what releases are known again by. What was erased leaves no fingerprint; what was retracted keeps its own. */
@Injectable()
export class OfficialIndex {
  constructor(
    private readonly releases: PublicReleases,
    private readonly repository: OfficialRepository,
  ) {}

  /** Brings these releases to where they stand now. */
  async take(tx: Transaction, ids: readonly string[]): Promise<void> {
    const rows: OfficialRow[] = [];
    for (const id of ids) {
      const texts = await this.releases.everPublic(tx, [id], MOST_TEXTS);
      if (texts.length === 0) continue;
      rows.push(
        toOfficialRow(
          id,
          texts.map(({ bytes }) => JSON.parse(bytes.toString('utf8')) as SearchableDocument),
        ),
      );
      // As for search: requests are answered beside it.
      await breathe();
    }
    await this.repository.replace(tx, ids, rows);
  }
}

/** A release by all that it ever said: one row for all versions and languages. */
export function toOfficialRow(id: string, documents: readonly SearchableDocument[]): OfficialRow {
  const prints = new Set(documents.flatMap((document) => [...printsOf(document)]));
  const numbers = new Set(documents.flatMap(({ number }) => (number ? [numberKey(number)] : [])));
  return { release_id: id, prints: Int32Array.from(prints), numbers: [...numbers] };
}

/** Of a body that is shorter than what a fingerprint is chosen from, the words around it may have all: it has its own too. */
function* printsOf(document: SearchableDocument): Generator<number> {
  yield* fingerprints([document.content.title, ...linesOf(document)].join('\n'));
  const body = bodyOf(document);
  if (body.length < FEW_WORDS) yield* fingerprints(body);
}
