import { Injectable } from '@nestjs/common';
import { Organisations } from '../identity/index.js';
import type { Queryable } from '../platform/database/index.js';
import { nameIn } from '../platform/i18n/index.js';
import { Reference } from '../reference/index.js';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface NamedPlace extends Named {
  /** `YYYY-MM-DD`; absent while the name is in use. */
  readonly endedOn?: string | undefined;
}

/** A place with the names that its land had before, and has now. */
export interface PlaceThenAndNow extends NamedPlace {
  readonly before: readonly NamedPlace[];
  readonly after: readonly NamedPlace[];
}

/** What releases are filed under, by the names that the public reads. */
@Injectable()
export class Listings {
  constructor(
    private readonly reference: Reference,
    private readonly bodies: Organisations,
  ) {}

  /** Behind the code `after`; `next` is the code to go on from. */
  async topics(ui: string, after: string | undefined, limit: number) {
    const rows = await this.reference.listTopics(after, limit + 1);
    const shown = rows.slice(0, limit);
    return {
      items: shown.map(({ id, names }) => ({ id, name: nameIn(names, [ui]) })),
      next: rows.length > limit ? shown.at(-1)!.code : undefined,
    };
  }

  async organisations(ui: string, after: string | undefined, limit: number) {
    const rows = await this.bodies.list(after, limit + 1);
    const shown = rows.slice(0, limit);
    return {
      items: shown.map(({ id, names }) => ({ id, name: nameIn(names, [ui]) })),
      next: rows.length > limit ? shown.at(-1)!.code : undefined,
    };
  }

  /** `day`: only those that exist on it. */
  async places(
    ui: string,
    after: readonly [code: string, id: string] | undefined,
    limit: number,
    day?: string,
  ) {
    const rows = await this.reference.listPlaces({ on: day }, after, limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ id, names, validTo }) => ({
        id,
        name: nameIn(names, [ui]),
        endedOn: validTo ?? undefined,
      })),
      next: rows.length > limit && last ? [last.code, last.id] : undefined,
    };
  }

  /** Throws `reference.topic-not-found`. */
  async topic(ui: string, id: string): Promise<Named> {
    const { names } = await this.reference.topic(id);
    return { id, name: nameIn(names, [ui]) };
  }

  /** Throws not-found. */
  async organisation(ui: string, id: string): Promise<Named> {
    const { names } = await this.bodies.get(id);
    return { id, name: nameIn(names, [ui]) };
  }

  /** Throws `reference.place-not-found`. */
  async place(on: Queryable, ui: string, id: string): Promise<PlaceThenAndNow> {
    const { names, validTo } = await this.reference.place(id);
    const related = (await this.reference.relatedPlaces([id], on)).filter((other) => other !== id);
    const others = await this.reference.places(related, [ui], on);
    // What took in a place outlasts it, but may have been there before it.
    const isAfter = (other: { validTo: string | null }) =>
      validTo !== null && (other.validTo === null || other.validTo > validTo);
    const told = (each: (typeof others)[number]): NamedPlace => ({
      id: each.id,
      name: each.name,
      endedOn: each.validTo ?? undefined,
    });
    return {
      id,
      name: nameIn(names, [ui]),
      endedOn: validTo ?? undefined,
      before: others.filter((other) => !isAfter(other)).map(told),
      after: others.filter(isAfter).map(told),
    };
  }
}
