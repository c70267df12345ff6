import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/index.js';
import type { Reason } from '../../platform/errors/index.js';
import type { Caller } from '../../platform/http/index.js';
import { Ids } from '../../platform/ids/index.js';
import { PlacesRepository } from '../places.repository.js';
import { ReferenceChanges } from '../reference-changes.js';
import { referenceError } from '../reference.errors.js';
import { covers, existsOn, type Place } from '../reference.types.js';

export type NewPlace = Pick<
  Place,
  'code' | 'kind' | 'parentId' | 'names' | 'predecessors' | 'validFrom' | 'validTo'
>;

/**
 * Records a place: one of today, one decided for a day to come, or one of the past (with its end). A place that moves to
 * another parent is a new place with the same code, so that a parent never contradicts the dates.
 */
@Injectable()
export class CreatePlace {
  constructor(
    private readonly changes: ReferenceChanges,
    private readonly places: PlacesRepository,
    private readonly ids: Ids,
  ) {}

  /** Answers the new id. Throws `reference.unknown-place`, and `reference.place-does-not-fit` with every reason. */
  execute(caller: Caller, place: NewPlace): Promise<string> {
    return this.changes.perform(caller, 'create', async (tx, now) => {
      await this.places.lock(tx);
      const reasons = await this.reasonsAgainst(tx, place);
      if (reasons.length > 0) throw referenceError('place-does-not-fit', {}, { reasons });
      const id = this.ids.uuid();
      await this.places.insert(tx, { id, ...place }, now);
      return { object: { type: 'place', id }, after: { ...place } };
    });
  }

  private async reasonsAgainst(tx: Transaction, place: NewPlace): Promise<Reason[]> {
    const { kind, code, parentId, predecessors, validFrom, validTo } = place;
    if (validFrom !== null && validTo !== null && validTo <= validFrom) {
      return [referenceError.reason('ends-before-it-begins', { from: validFrom })];
    }
    const named = [...predecessors, ...(parentId === null ? [] : [parentId])];
    const found = new Map((await this.places.find(named, tx)).map((each) => [each.id, each]));
    const unknown = named.find((id) => !found.has(id));
    if (unknown !== undefined) throw referenceError('unknown-place', { id: unknown });
    const taken = await this.places.codeTaken(tx, place);
    const misfits = predecessors
      .map((id) => found.get(id)!)
      .filter(({ validTo: end }) => end === null || !existsOn({ validFrom, validTo }, end));
    return [
      ...(taken ? [referenceError.reason('place-code-taken', { code, kind })] : []),
      ...(parentId !== null && !covers(found.get(parentId)!, place)
        ? [referenceError.reason('parent-not-there')]
        : []),
      ...misfits.map((each) => referenceError.reason('predecessor-not-ended', { code: each.code })),
    ];
  }
}
