import type { operations } from '../../generated/schema';

/** What the list of places is asked for, as it stands in the address. */
export type PlacesSearch = Pick<
  NonNullable<operations['listPlaces']['parameters']['query']>,
  'cursor' | 'kind' | 'on' | 'parent'
>;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const placesSearch = (search: Record<string, unknown>): PlacesSearch => ({
  kind: text(search['kind']) as PlacesSearch['kind'],
  parent: text(search['parent']),
  on: text(search['on']),
  cursor: text(search['cursor']),
});

export const topicsSearch = (search: Record<string, unknown>): { cursor?: string } => ({
  cursor: text(search['cursor']),
});
