import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/index.js';
import type { Reason } from '../../platform/errors/index.js';
import { type Caller, expectRevision } from '../../platform/http/index.js';
import { PlacesRepository } from '../places.repository.js';
import { ReferenceChanges } from '../reference-changes.js';
import { referenceError } from '../reference.errors.js';
import { existsOn, type Place } from '../reference.types.js';

export interface PlaceEnd {
  /** The first day on which the place is no more, past or to come. */
  readonly validTo: string;
  /** Places, recorded already, that take in its land on that day; those recorded later name it as predecessor. */
  readonly successors: readonly string[];
}

/** Ends a place that was merged, divided or dissolved. */
@Injectable()
export class EndPlace {
  constructor(
    private readonly changes: ReferenceChanges,
    private readonly places: PlacesRepository,
  ) {}

  /** Throws `place-not-found`, `unknown-place`, `http.stale`, and `place-does-not-fit` with every reason. */
  async execute(caller: Caller, id: string, ifMatch: string, end: PlaceEnd): Promise<void> {
    await this.changes.perform(caller, 'end', async (tx) => {
      await this.places.lock(tx);
      const [place] = await this.places.find([id], tx);
      if (!place) throw referenceError('place-not-found');
      expectRevision(ifMatch, id, place.revision);
      const reasons = await this.reasonsAgainst(tx, place, end);
      if (reasons.length > 0) throw referenceError('place-does-not-fit', {}, { reasons });
      await this.places.end(tx, id, end.validTo, end.successors);
      return { object: { type: 'place', id }, before: {}, after: { ...end } };
    });
  }

  private async reasonsAgainst(
    tx: Transaction,
    { id, validFrom, validTo: ended }: Place,
    { validTo, successors }: PlaceEnd,
  ): Promise<Reason[]> {
    const found = new Map((await this.places.find(successors, tx)).map((each) => [each.id, each]));
    const unknown = successors.find((each) => !found.has(each));
    if (unknown !== undefined) throw referenceError('unknown-place', { id: unknown });
    const children = await this.places.childrenFrom(tx, id, validTo);
    const absent = successors
      .map((each) => found.get(each)!)
      .filter((each) => each.id === id || !existsOn(each, validTo));
    return [
      ...(ended === null ? [] : [referenceError.reason('already-ended', { to: ended })]),
      ...(validFrom !== null && validTo <= validFrom
        ? [referenceError.reason('ends-before-it-begins', { from: validFrom })]
        : []),
      ...(children > 0 ? [referenceError.reason('children-still-there', { count: children })] : []),
      ...absent.map(({ code }) => referenceError.reason('successor-not-there', { code })),
    ];
  }
}
