import type { ComponentChildren } from 'preact';
import type { Brand } from '../platform/theme/index.js';
import type { Language } from '../platform/i18n/index.js';
import type { Moments } from './moments.js';
import type { Banner } from './urgent.js';
import type { Words } from './words/index.js';

type Query = Readonly<Record<string, string | undefined>>;

/** Who asks for a page, and where: all that a page may depend on beside what is published. */
export interface Asked {
  /** The path, without its query. */
  readonly path: string;
  /** Query members that say which page it is; not its language. */
  readonly query: Query;
  /** The language of the address, if it names one. */
  readonly lang: string | undefined;
  /** In which the portal speaks about a text in that language, where it is another than goes with it. */
  readonly ui?: Language | undefined;
  readonly acceptLanguage: string | undefined;
  /** The address below which everything lies. */
  readonly base: string;
}

/** What stands around every page, and how it speaks. */
export interface Frame {
  readonly asked: Asked;
  readonly ui: Language;
  readonly words: Words;
  readonly moments: Moments;
  readonly brand: Brand;
  readonly banner: Banner | undefined;
  readonly isDemonstration: boolean;
  /** The address of a page of this portal, in the language that was asked for by name. */
  readonly to: (path: string, query?: Query) => string;
  /** The language that was asked for by name, for those who go on. */
  readonly lang: string | undefined;
  /** The address of a text in that language, for whoever goes on reading this portal in theirs. */
  readonly read: (path: string, lang: string, query?: Query) => string;
}

export interface Page {
  readonly title: string;
  readonly description?: string | undefined;
  /** Of what is told; else that of the interface. */
  readonly lang?: string | undefined;
  /** The languages in which this page can be read; else those of the interface. */
  readonly languages?: readonly string[] | undefined;
  /** schema.org, as JSON-LD. */
  readonly data?: object | undefined;
  readonly picture?: string | undefined;
  /** Query of the feeds that tell of what is on this page. */
  readonly feed?: Readonly<Record<string, string>> | undefined;
  readonly isArticle?: boolean;
  /** Search engines need not keep it. */
  readonly isPassing?: boolean;
  /** Stands over the whole width, before the rest of it. */
  readonly band?: ComponentChildren;
  readonly children: ComponentChildren;
  /** The current entry of the menu. */
  readonly menu?: string;
}

/** An address with a query in it. */
export function address(path: string, query: Query): string {
  const named = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  return named.length === 0 ? path : `${path}?${new URLSearchParams(named).toString()}`;
}
