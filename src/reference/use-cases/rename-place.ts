import { Injectable } from '@nestjs/common';
import { type Caller, expectRevision } from '../../platform/http/index.js';
import { PlacesRepository } from '../places.repository.js';
import { ReferenceChanges } from '../reference-changes.js';
import { referenceError } from '../reference.errors.js';
import type { Names } from '../reference.types.js';

/** Replaces all names of a place: a correction, or a further language. A place renamed by law is a new place. */
@Injectable()
export class RenamePlace {
  constructor(
    private readonly changes: ReferenceChanges,
    private readonly places: PlacesRepository,
  ) {}

  /** Throws `reference.place-not-found`, `http.stale`. */
  async execute(caller: Caller, id: string, ifMatch: string, names: Names): Promise<void> {
    await this.changes.perform(caller, 'rename', async (tx) => {
      await this.places.lock(tx);
      const [place] = await this.places.find([id], tx);
      if (!place) throw referenceError('place-not-found');
      expectRevision(ifMatch, id, place.revision);
      await this.places.rename(tx, id, names);
      return { object: { type: 'place', id }, before: { names: place.names }, after: { names } };
    });
  }
}
