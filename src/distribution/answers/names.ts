/** Names of what an answer tells of: by them processes forget it when that changed, and shared caches purge it. */
export const about = {
  /** Everything about one release. Readers may write its id in capitals; the log never does. */
  release: (id: string) => `release:${id.toLowerCase()}`,
  /** Lists, feeds, the sitemap and the end of the wire. */
  releases: 'releases',
  /** What search finds: it follows what is published by a moment. */
  search: 'search',
  topics: 'topics',
  places: 'places',
  organisations: 'organisations',
  settings: 'settings',
} as const;
