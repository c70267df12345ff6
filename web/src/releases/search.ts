import type { operations } from '../../generated/schema';

/** What the list is asked for, as it stands in the address. */
export type ReleasesSearch = Pick<
  NonNullable<operations['listDeskReleases']['parameters']['query']>,
  'cursor' | 'kind' | 'organisation' | 'state'
>;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

// The server refuses what is none of its words, and says so.
export const releasesSearch = (search: Record<string, unknown>): ReleasesSearch => ({
  state: text(search['state']) as ReleasesSearch['state'],
  kind: text(search['kind']) as ReleasesSearch['kind'],
  organisation: text(search['organisation']),
  cursor: text(search['cursor']),
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
