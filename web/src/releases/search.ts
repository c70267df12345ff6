import type { operations } from '../../generated/schema';

/** What the list is asked for, as it stands in the address. */
export type ReleasesSearch = Pick<
  NonNullable<operations['listDeskReleases']['parameters']['query']>,
  'cursor' | 'kind' | 'organisation' | 'q' | 'state'
>;

const text = (value: unknown): string | undefined => {
  // A number in an address comes as one.
  const words = typeof value === 'number' ? String(value) : value;
  return typeof words === 'string' && words !== '' ? words : undefined;
};

// The server refuses what is none of its words, and says so.
export const releasesSearch = (search: Record<string, unknown>): ReleasesSearch => ({
  q: text(search['q']),
  state: text(search['state']) as ReleasesSearch['state'],
  kind: text(search['kind']) as ReleasesSearch['kind'],
  organisation: text(search['organisation']),
  cursor: text(search['cursor']),
});

/** Two versions of a release, how they are shown, and in which language; the newest against the one it follows unless said. */
export interface ReviewSearch {
  readonly version?: string | undefined;
  readonly from?: string | undefined;
  readonly lang?: string | undefined;
  readonly view?: 'beside' | undefined;
}
export const reviewSearch = (search: Record<string, unknown>): ReviewSearch => ({
  version: text(search['version']),
  from: text(search['from']),
  lang: text(search['lang']),
  view: search['view'] === 'beside' ? 'beside' : undefined,
});

/** Which version of a release, and in which language; the newest in the language of its source unless said. */
export const releaseSearch = (search: Record<string, unknown>): { version?: string; lang?: string } => ({
  version: text(search['version']),
  lang: text(search['lang']),
});

/** Which translation stands beside the source. */
export const editSearch = (search: Record<string, unknown>): { lang?: string } => ({
  lang: text(search['lang']),
});

/** As `releaseSearch`, and on how wide a page. */
export const previewSearch = (
  search: Record<string, unknown>,
): { version?: string; lang?: string; width?: 'wide' | 'phone' } => ({
  ...releaseSearch(search),
  width: search['width'] === 'phone' ? 'phone' : undefined,
});
