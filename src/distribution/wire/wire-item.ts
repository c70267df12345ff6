import type { LoggedEntry } from '../../ledger/index.js';
import type { PublicAct } from '../../releases/index.js';

/** A document that an act made public, and where it and its proof are. */
export interface LinkedDocument {
  readonly type: string;
  readonly lang: string;
  readonly sha256: string;
  readonly document: string;
  readonly proof: string;
}

/** One act as the wire tells of it. Nothing in it depends on what happened later. */
export interface WireItem {
  readonly index: number;
  readonly act: string;
  readonly at: string;
  readonly release: string;
  readonly version: number;
  readonly entry: LoggedEntry['entry'];
  readonly links: { readonly release: string; readonly documents: readonly LinkedDocument[] };
}

export function toWireItem(act: PublicAct, { index, entry }: LoggedEntry): WireItem {
  const { release_id: release, version } = act;
  return {
    index,
    act: entry.act,
    at: entry.at,
    release,
    version,
    entry,
    links: { release: `/api/v1/releases/${release}`, documents: linked(release, version, entry) },
  };
}

/** What an act erased has no address any more. */
function linked(
  release: string,
  version: number,
  { act, documents }: LoggedEntry['entry'],
): LinkedDocument[] {
  if (act === 'release.redacted') return [];
  const here = `/api/v1/releases/${release}`;
  return documents.map(({ type, lang, sha256 }) => {
    const query = `?lang=${encodeURIComponent(lang)}`;
    const [document, proof] =
      type === 'notice'
        ? [`${here}/notice${query}`, `${here}/notice/proof${query}`]
        : [`${here}/versions/${version}/document${query}`, `${here}/versions/${version}/proof${query}`];
    return { type, lang, sha256, document, proof };
  });
}
