import { canonicalJson, sha256Hex } from '../../platform/canonical/index.js';
import { languageTag } from '../../platform/i18n/index.js';
import { DOCUMENT_FORMAT, type DocumentEnvelope } from '../document.js';
import { NotGenuine } from '../not-genuine.js';
import { fetchBytes, fileBytes, isUrl, Unreachable, type VerifyIo } from './io.js';
import { Unusable } from './unusable.js';

/** What is to be verified, read. */
export type Target =
  | { readonly kind: 'log'; readonly place: string }
  | {
      readonly kind: 'proof';
      readonly bytes: Uint8Array;
      /** Address of the log of the server that gave it. */
      readonly log: string | undefined;
      /** Digest of the document that was shown beside the proof. */
      readonly shown?: string;
      /** What the address names. */
      readonly asked?: Asked | undefined;
    };

/** The release that an address names, and the version and language if it names them. */
export interface Asked {
  readonly id: string;
  readonly version?: number;
  readonly lang?: string;
}

const PROOF_LIMIT = 16_777_216;

/** Finds out what the argument names: a log, a proof, or a release or document whose proof is fetched. */
export async function readTarget(io: VerifyIo, place: string): Promise<Target> {
  if (!isUrl(place)) return readLocal(io, place);
  const url = new URL(place);
  if (/\/ledger\/?(checkpoint)?$/.test(url.pathname)) {
    return { kind: 'log', place: new URL(url.pathname.replace(/checkpoint$/, ''), url).href };
  }
  const log = new URL('/ledger/', url).href;
  const bytes = await fetchBytes(io, place, PROOF_LIMIT);
  const content = jsonObject(bytes);
  const asked = askedBy(url);
  if (!content) throw new Unusable('wrong-target', { place });
  if ('proof' in content) return { kind: 'proof', bytes, log, asked };
  const isDocument = content['format'] === DOCUMENT_FORMAT;
  const document = isDocument ? content : content['document'];
  const link = isDocument
    ? `${url.pathname.replace(/\/document$/, '/proof')}${url.search}`
    : (content['links'] as { proof?: unknown } | undefined)?.proof;
  if (typeof link !== 'string' || !URL.canParse(link, url.href) || typeof document !== 'object')
    throw new Unusable('wrong-target', { place });
  const proof = await fetchBytes(io, new URL(link, url).href, PROOF_LIMIT);
  const shown = isDocument ? sha256Hex(bytes) : digest(document);
  return { kind: 'proof', bytes: proof, log, shown, asked };
}

const RELEASE_ADDRESS =
  /\/(?:releases|r)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/versions\/(\d+))?(?:\/|$)/i;

function askedBy({ pathname, searchParams }: URL): Asked | undefined {
  const [, id, version] = RELEASE_ADDRESS.exec(pathname) ?? [];
  if (id === undefined) return undefined;
  // Without a version the language is a wish: the release answers in another one if it has no such text.
  if (version === undefined) return { id };
  const lang = searchParams.get('lang');
  return { id, version: Number(version), ...(lang && { lang: languageTag(lang) ?? lang }) };
}

/** Throws NotGenuine unless the document is what its address names: whoever answers may hand out another genuine one. */
export function expectAsked(asked: Asked, { id, version, lang }: DocumentEnvelope): void {
  const same =
    asked.id.toLowerCase() === id.toLowerCase() &&
    (asked.version ?? version) === version &&
    (asked.lang ?? lang) === lang;
  if (same) return;
  const name = (each: Asked) =>
    [each.id, each.version, each.lang].filter((part) => part !== undefined).join(' ');
  throw new NotGenuine('other-than-asked', { asked: name(asked), shown: name({ id, version, lang }) });
}

async function readLocal(io: VerifyIo, place: string): Promise<Target> {
  try {
    return { kind: 'proof', bytes: await fileBytes(io, place), log: undefined };
  } catch (error) {
    if ((error as Unreachable).why === 'EISDIR') return { kind: 'log', place };
    throw error;
  }
}

function digest(document: unknown): string {
  try {
    return sha256Hex(canonicalJson(document));
  } catch {
    throw new NotGenuine('not-canonical');
  }
}

function jsonObject(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
