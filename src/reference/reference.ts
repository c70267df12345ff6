import { Injectable } from '@nestjs/common';
import type { Queryable } from '../platform/database/index.js';
import { namedLanguage } from '../platform/i18n/index.js';
import { type PlaceFilter, type PlaceKey, PlacesRepository, type RelatedPlace } from './places.repository.js';
import { type NamesThenAndNow, namesThenAndNow } from './names-then-and-now.js';
import { referenceError } from './reference.errors.js';
import { existsOn, type Place, type PlaceKind, type Topic } from './reference.types.js';
import { TopicsRepository } from './topics.repository.js';

/** A topic or place under the name it has for one reader, and the language of that name. */
export interface Named {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly lang: string;
}

export interface NamedPlace extends Named {
  readonly kind: PlaceKind;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Everything that is read of topics and places, by other modules and by the controllers here. */
@Injectable()
export class Reference {
  constructor(
    private readonly topicsRepository: TopicsRepository,
    private readonly placesRepository: PlacesRepository,
  ) {}

  /** Topics behind the code `after`, in the order of their codes. */
  listTopics(after: string | undefined, limit: number): Promise<Topic[]> {
    return this.topicsRepository.list(after, limit);
  }

  /** Places behind `after`, in the order of code, then id. */
  listPlaces(filter: PlaceFilter, after: PlaceKey | undefined, limit: number): Promise<Place[]> {
    return this.placesRepository.list(filter, after, limit);
  }

  /** Throws `reference.topic-not-found`. */
  async topic(id: string): Promise<Topic> {
    const [topic] = await this.topicsRepository.find([id]);
    if (!topic) throw referenceError('topic-not-found');
    return topic;
  }

  /** Throws `reference.place-not-found`. */
  async place(id: string): Promise<Place> {
    const [place] = await this.placesRepository.find([id]);
    if (!place) throw referenceError('place-not-found');
    return place;
  }

  /** The topic's id; undefined if none has the code. */
  async topicWithCode(code: string): Promise<string | undefined> {
    return (await this.topicsRepository.findByCode(code))?.id;
  }

  /**
   * The id of the one place that had the code on that day (`YYYY-MM-DD`), else of the only one that ever had it; undefined
   * if there is none, or more than one.
   */
  async placeWithCode(code: string, day: string): Promise<string | undefined> {
    const places = await this.placesRepository.findByCode(code);
    const then = places.filter((place) => existsOn(place, day));
    const [only, ...others] = then.length > 0 ? then : places;
    return others.length === 0 ? only?.id : undefined;
  }

  /**
   * The topics in the order of the ids, each named in the first of the languages that it has a name in (the text's own,
   * then its source's), else in Vietnamese. Throws `reference.unknown-topic` for an id that is none.
   */
  async topics(ids: readonly string[], languages: readonly string[], on?: Queryable): Promise<Named[]> {
    const found = byId(await this.topicsRepository.find(ids, on));
    return ids.map((id) => {
      const topic = found.get(id);
      if (!topic) throw referenceError('unknown-topic', { id });
      return named(topic, languages);
    });
  }

  /** As `topics`; throws `reference.unknown-place`. Ended places are found as well: old news is filed under them. */
  async places(ids: readonly string[], languages: readonly string[], on?: Queryable): Promise<NamedPlace[]> {
    const found = byId(await this.placesRepository.find(ids, on));
    return ids.map((id) => {
      const place = found.get(id);
      if (!place) throw referenceError('unknown-place', { id });
      const { kind, validFrom, validTo } = place;
      return { ...named(place, languages), kind, validFrom, validTo };
    });
  }

  /**
   * The places, everything whose land went into them, and everything that took in theirs; in no order, ids unknown left
   * out. Who looks for a place wants what was filed under its earlier and later names.
   */
  async relatedPlaces(ids: readonly string[], on?: Queryable): Promise<string[]> {
    return [...new Set((await this.placesRepository.related(ids, on)).map(({ id }) => id))];
  }

  /** The same, told apart: `id` is among what belongs to the place `of`. */
  placesRelatedToEach(ids: readonly string[], on?: Queryable): Promise<RelatedPlace[]> {
    return this.placesRepository.related(ids, on);
  }

  /** Every place with its names, and those of the places that `relatedPlaces` finds for it. */
  async namesThenAndNow(on?: Queryable): Promise<NamesThenAndNow[]> {
    return namesThenAndNow(await this.placesRepository.names(on));
  }
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function named({ id, code, names }: Topic | Place, languages: readonly string[]): Named {
  const lang = namedLanguage(names, languages);
  return { id, code, lang, name: names[lang]! };
}
