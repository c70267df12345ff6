import { Readable } from 'node:stream';
import { SearchIndex } from '../../src/distribution/index.js';
import { ImportColumns, ImportReleases } from '../../src/releases/index.js';
import type { Api } from '../support/api.js';
import type { TestApplication } from '../support/application.js';

export interface Piece {
  readonly text: string;
  readonly hit?: true;
}
export interface Found {
  readonly id: string;
  readonly version: number;
  readonly lang: string;
  readonly title: string;
  readonly highlights: { readonly title?: readonly Piece[]; readonly text?: readonly Piece[] };
  readonly links: { readonly self: string };
}
export interface FoundPage {
  readonly items: readonly Found[];
  readonly next?: string;
}

/** A row of an older portal. */
export interface ImportedText {
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly publishedAt: string;
  readonly topics: string;
}

export async function importTexts(
  { app }: TestApplication,
  organisation: string,
  texts: readonly ImportedText[],
): Promise<void> {
  const lines = texts.map((text) => JSON.stringify(text)).join('\n');
  const rows = app.get(ImportReleases).run(Readable.from([Buffer.from(lines)]), {
    organisation,
    columns: new ImportColumns(new Map()),
    topics: [],
    kind: 'notice',
    lang: 'vi',
    source: '',
    dryRun: false,
  });
  for await (const row of rows) if (row.outcome !== 'imported') throw new Error(JSON.stringify(row));
}

/** Takes in everything that is public by now, as a server does by itself that works. */
export async function followUp({ app }: TestApplication): Promise<void> {
  const index = app.get(SearchIndex);
  while ((await index.follow()) === 'more');
  while ((await index.rebuildSome()) === 'more');
}

export async function search(
  api: Api,
  q: string,
  more: Readonly<Record<string, string>> = {},
): Promise<FoundPage> {
  const answer = await api.get<FoundPage>(`/api/v1/search?${new URLSearchParams({ q, ...more }).toString()}`);
  if (answer.status !== 200) throw new Error(`${q}: ${answer.status} ${answer.text}`);
  return answer.body;
}
