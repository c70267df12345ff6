import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import type { Language } from '../i18n/index.js';
import type { Reader } from '../http/index.js';

/** Waits for this person; begun by them; planned; done lately; gone wrong. */
const sections = ['waiting', 'begun', 'planned', 'wentOut', 'failed'] as const;
export type Section = (typeof sections)[number];

/** What all things of one kind have in common: where they are shown, and what is said of them. */
export type DeskKind = { readonly section: Section } & Readonly<Record<Language, string>>;

/** What a thing is about, by the address of which the client knows. */
export interface Subject {
  readonly type: string;
  readonly id: string;
  /** Of a release: the version, and the language of the text. */
  readonly version?: string | undefined;
  readonly lang?: string | undefined;
}

/** One thing on somebody's desk. */
export interface DeskThing<Kind extends string = string> {
  readonly kind: Kind;
  readonly about: Subject;
  readonly title: string;
  /** Language of the title, where it is not the reader's. */
  readonly lang?: string | undefined;
  readonly organisation?: string | undefined;
  readonly urgent?: boolean;
  /** Since when it waits; when it is planned; when it happened. */
  readonly at: Date;
  readonly due?: Date | undefined;
  /** Words that go with it, such as why something was sent back. */
  readonly note?: string | undefined;
}

/** Over which time "planned" and "lately" reach. */
export interface Window {
  readonly now: Date;
  /** A week before and a week after. */
  readonly since: Date;
  readonly until: Date;
  /** How many things of a kind at most; one more than is shown, so that it is known when there are more. */
  readonly most: number;
}

/** A module's part of everybody's desk. Asked each time somebody looks, so it takes few and cheap questions. */
export interface DeskContributor<Kind extends string = string> {
  /** Every kind that it contributes; names begin with the module's. */
  readonly kinds: Readonly<Record<Kind, DeskKind>>;
  /** What this reader may see, and nothing else. */
  readonly thingsFor: (reader: Reader, window: Window) => Promise<readonly DeskThing<Kind>[]>;
}

/** What is shown of one section. */
export interface SectionShown {
  readonly items: readonly (DeskThing & { readonly says: string })[];
  readonly more: boolean;
}

const MOST_SHOWN = 50;
const WEEK_MS = 7 * 24 * 3_600_000;

/** Merges what the modules have for one person into one desk. */
@Injectable()
export class MyDesk {
  private readonly contributors: DeskContributor[] = [];
  private readonly kinds = new Map<string, DeskKind>();

  constructor(private readonly clock: Clock) {}

  /** Throws for a kind that there is already. */
  add<Kind extends string>(contributor: DeskContributor<Kind>): void {
    for (const [name, kind] of Object.entries<DeskKind>(contributor.kinds)) {
      if (this.kinds.has(name)) throw new Error(`There are two kinds ${name}.`);
      this.kinds.set(name, kind);
    }
    this.contributors.push(contributor);
  }

  async of(reader: Reader): Promise<Record<Section, SectionShown>> {
    const now = await this.clock.now();
    const window: Window = {
      now,
      since: new Date(now.getTime() - WEEK_MS),
      until: new Date(now.getTime() + WEEK_MS),
      most: MOST_SHOWN + 1,
    };
    const things: DeskThing[] = [];
    // One after the other: whoever polls takes one connection, however many modules there are.
    for (const each of this.contributors) things.push(...(await each.thingsFor(reader, window)));
    return Object.fromEntries(
      sections.map((section) => [section, this.shown(section, things, reader.language)]),
    ) as Record<Section, SectionShown>;
  }

  private shown(section: Section, things: readonly DeskThing[], language: Language): SectionShown {
    const sorted = things
      .filter(({ kind }) => this.kinds.get(kind)!.section === section)
      .toSorted(orders[section]);
    return {
      items: sorted
        .slice(0, MOST_SHOWN)
        .map((thing) => ({ ...thing, says: this.kinds.get(thing.kind)![language] })),
      more: sorted.length > MOST_SHOWN,
    };
  }
}

type Order = (a: DeskThing, b: DeskThing) => number;
/** The same things come in the same order, so that nothing seems to have changed. */
const byName: Order = (a, b) => (idOf(a) < idOf(b) ? -1 : 1);
const oldest: Order = (a, b) => a.at.getTime() - b.at.getTime() || byName(a, b);
const newest: Order = (a, b) => b.at.getTime() - a.at.getTime() || byName(a, b);
const dueFirst: Order = (a, b) =>
  Number(b.urgent ?? false) - Number(a.urgent ?? false) ||
  (a.due?.getTime() ?? Infinity) - (b.due?.getTime() ?? Infinity) ||
  oldest(a, b);
const orders: Readonly<Record<Section, Order>> = {
  waiting: dueFirst,
  begun: newest,
  planned: oldest,
  wentOut: newest,
  failed: newest,
};

/** The same for the same thing, however often it is asked for. */
export const idOf = ({ kind, about: { type, id, version, lang } }: DeskThing): string =>
  [kind, type, id, version, lang].filter((part) => part !== undefined).join(':');
