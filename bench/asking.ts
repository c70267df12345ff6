import { Client } from 'pg';
import { joinEmbedded } from '../src/platform/embedded/index.js';
import { type Sample, sample } from './load.js';
import type { RunningServer } from './server.js';
import { Clients, type Exchange } from './sockets.js';
import type { Random } from './texts/random.js';

const DOCUMENTS = 3000;

/** A request that was never made before, of some kind. */
export interface Question {
  readonly kind: string;
  readonly request: Buffer;
  readonly heard?: (body: Buffer) => void;
}

/** Milliseconds by kind of question. */
export type Times = Record<string, number[]>;

/** Asks so many questions, so many at once, and notes how long each took. */
export async function askAll(
  server: RunningServer,
  { atOnce, queries }: { readonly atOnce: number; readonly queries: number },
  next: () => Question,
  byKind: Times = {},
): Promise<Sample> {
  const clients = await Clients.open(server.url, atOnce);
  let asked = 0;
  const exchange = (): Exchange => {
    asked += 1;
    const { kind, request, heard } = next();
    const began = performance.now();
    return {
      request,
      status: 200,
      heard: ({ body }) => {
        (byKind[kind] ??= []).push(performance.now() - began);
        heard?.(body);
      },
    };
  };
  try {
    return await sample(server, () => clients.talk({ isOver: () => asked >= queries }, { next: exchange }));
  } finally {
    clients.close();
  }
}

/** Vietnamese documents from all times of a province, to make questions of. */
export async function documentsOf<Document>(
  dataDir: string,
  random: Random,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Document[]> {
  const { url } = await joinEmbedded({ dataDir, log: () => undefined });
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ document: string }>(
    `select convert_from(bytes, 'UTF8') as document from releases.document
     where lang = 'vi' and bytes is not null and ledger_index = any($1)`,
    [Array.from({ length: DOCUMENTS }, () => random.between(from, to))],
  );
  await client.end();
  return rows.map(({ document }) => JSON.parse(document) as Document);
}
