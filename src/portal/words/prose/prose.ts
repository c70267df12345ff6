import type { Language } from '../../../platform/i18n/index.js';

/** A section of a page that only explains. */
export interface Section {
  readonly id?: string;
  readonly title?: string;
  readonly paragraphs?: readonly string[];
  readonly steps?: readonly string[];
  readonly items?: readonly string[];
  /** A command or address, as it is typed. */
  readonly code?: string;
  readonly links?: readonly (readonly [text: string, href: string])[];
}

export interface Prose {
  readonly title: string;
  readonly lede: string;
  readonly sections: readonly Section[];
}

/** By language; `Facts`: what is filled in. */
export type Told<Facts> = Readonly<Record<Language, (facts: Facts) => Prose>>;
