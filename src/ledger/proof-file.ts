import { canonicalJson, sha256Hex } from '../platform/canonical/index.js';
import { type DocumentEnvelope, documentEnvelope } from './document.js';
import { ENTRY_LIMIT, readEntry, type ReadEntry } from './entry.js';
import { leafHash } from './merkle/hashing.js';
import { rootOfInclusion } from './merkle/proofs.js';
import type { NoteKey } from './note/key.js';
import { verifyNote } from './note/note.js';
import { NotGenuine } from './not-genuine.js';
import { canonicalValue } from './strict-json.js';
import { parseTlogProof, type TlogProof } from './tlog-proof.js';

/** A proof file that held against every check that can be made without asking anybody. */
export interface VerifiedProof {
  readonly document: DocumentEnvelope;
  readonly documentSha256: string;
  readonly entry: ReadEntry;
  readonly proof: TlogProof;
  /** The key that signed the checkpoint; undefined when none was given, so that nothing is known of who made all this. */
  readonly signedBy: NoteKey | undefined;
}

/** The proof file (RFC 8785): document, entry and `c2sp.org/tlog-proof@v1` text in one. Throws if the first two are no canonical JSON. */
export function writeProofFile(document: Uint8Array, entry: Uint8Array, proof: string): Buffer {
  return Buffer.from(
    canonicalJson({ document: canonicalValue(document), entry: canonicalValue(entry), proof }),
  );
}

/**
 * Checks a proof file: canonical form, document and entry belong together, the entry is in the tree of the checkpoint,
 * and, if keys are given, one of them signed the checkpoint. Throws NotGenuine with the first fault. It says that the
 * document was published; whether something happened to it later is not in the file.
 */
export function verifyProofFile(bytes: Uint8Array, keys: readonly NoteKey[]): VerifiedProof {
  const { document, entry: entryValue, proof: proofText } = membersOf(canonicalValue(bytes));
  const envelope = documentEnvelope.safeParse(document);
  if (!envelope.success) throw new NotGenuine('unknown-format', { format: formatOf(document) });
  const entry = readEntry(entryValue);
  if (!entry) throw new NotGenuine('not-an-entry');
  const proof = parseTlogProof(proofText);
  if (!proof) throw new NotGenuine('not-a-proof');
  // Nothing vouches for it, so nothing may be carried in it.
  if (proof.extra) throw new NotGenuine('extra-data');
  const documentSha256 = sha256Hex(canonicalJson(document));
  expectTogether(envelope.data, documentSha256, entry, proof);
  const entryBytes = Buffer.from(canonicalJson(entryValue));
  if (entryBytes.length > ENTRY_LIMIT) throw new NotGenuine('entry-too-large', { index: proof.index });
  expectIncluded(entryBytes, proof);
  return {
    document: envelope.data,
    documentSha256,
    entry,
    proof,
    signedBy: keys.length > 0 ? expectSigned(proof.checkpoint, keys) : undefined,
  };
}

/** The key among these that signed the checkpoint; throws `not-signed` if none did. */
export function expectSigned(checkpoint: TlogProof['checkpoint'], keys: readonly NoteKey[]): NoteKey {
  // A log's key is called as the log: the key of another log must not vouch for this one.
  const [signer] = verifyNote(
    checkpoint.note,
    keys.filter((key) => key.name === checkpoint.origin),
  );
  if (!signer) throw new NotGenuine('not-signed', { log: checkpoint.origin });
  return signer;
}

function expectTogether(
  document: DocumentEnvelope,
  sha256: string,
  entry: ReadEntry,
  { checkpoint }: TlogProof,
): void {
  const { log, type, id, version, lang } = document;
  const listed = entry.documents.some(
    (each) => each.type === type && each.lang === lang && each.sha256 === sha256,
  );
  if (!listed) throw new NotGenuine('document-not-in-entry', { sha256 });
  // A redaction lists what it erased.
  if (entry.act.endsWith('.redacted')) throw new NotGenuine('document-erased', { act: entry.act });
  const { on } = entry;
  // The notice of a retraction speaks of a release.
  if ((type !== 'notice' && on.type !== type) || on.id !== id || on.version !== version)
    throw new NotGenuine('other-object');
  if (log !== checkpoint.origin) throw new NotGenuine('other-log', { log: checkpoint.origin, expected: log });
}

function expectIncluded(entryBytes: Buffer, { index, path, checkpoint }: TlogProof): void {
  const root = rootOfInclusion(leafHash(entryBytes), index, checkpoint.size, path);
  if (!root?.equals(checkpoint.root)) throw new NotGenuine('not-included', { index, size: checkpoint.size });
}

function membersOf(value: unknown): { document: unknown; entry: unknown; proof: string } {
  const members = value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  const { document, entry, proof } = members;
  const names = Object.keys(members).join();
  if (names !== 'document,entry,proof' || typeof proof !== 'string') throw new NotGenuine('not-a-proof-file');
  return { document, entry, proof };
}

function formatOf(value: unknown): string {
  const format = (value as { format?: unknown } | null)?.format;
  return typeof format === 'string' ? format.slice(0, 50) : '?';
}
