import { parseCheckpoint, type Checkpoint } from '../checkpoint.js';
import { NotGenuine } from '../not-genuine.js';
import { expectSigned, type VerifiedProof, verifyProofFile } from '../proof-file.js';
import { explain, sentence } from './explain.js';
import { fileBytes, type VerifyIo } from './io.js';
import { gatherKeys, type KeyRing } from './keys.js';
import { isCurrent, laterActs } from './later-acts.js';
import { languageOf, readOptions, type VerifyOptions } from './options.js';
import { RemoteLog } from './remote-log.js';
import { expectAsked, readTarget, type Target } from './targets.js';
import { Unusable } from './unusable.js';
import { checkGrowth, checkWholeLog } from './whole-log.js';
import type { Values, words } from './words.js';

/** How the name of every log begins that holds example data only. */
const DEMONSTRATION = 'demonstration.';

/** How the command ends. */
const exitCodes = { genuine: 0, notGenuine: 1, unusable: 2, notPinned: 3 } as const;
type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

type Say = (word: keyof typeof words, values?: Values) => void;

/**
 * `khen verify`: checks a proof file, a release, or a whole log, with no access to any database, and says what it found.
 * Resolves to the exit code: 0 only for what a given key vouches for.
 */
export async function verifyCommand(args: readonly string[], io: VerifyIo): Promise<ExitCode> {
  const lang = languageOf(args, io.locale);
  try {
    return await verify(readOptions(args), io, (word, values) => io.stdout(sentence(word, lang, values)));
  } catch (error) {
    const why = explain(error, lang);
    if (why === undefined) throw error;
    io.stderr(why);
    return (error as Error).name === 'NotGenuine' ? exitCodes.notGenuine : exitCodes.unusable;
  }
}

async function verify(options: VerifyOptions, io: VerifyIo, say: Say): Promise<ExitCode> {
  const target = await readTarget(io, options.target);
  const place = options.log ?? (target.kind === 'log' ? target.place : target.log);
  const log = place === undefined ? undefined : new RemoteLog(io, place);
  const ring = await gatherKeys(io, options, log);
  if (target.kind === 'proof') return verifyProof(target, ring, log, say);
  return verifyLog(options, io, ring, log!, say);
}

async function verifyProof(
  { bytes, shown, asked }: Target & { kind: 'proof' },
  ring: KeyRing,
  log: RemoteLog | undefined,
  say: Say,
): Promise<ExitCode> {
  const proved = verifyProofFile(bytes, ring.keys);
  if (shown !== undefined && shown !== proved.documentSha256) throw new NotGenuine('other-document');
  if (asked) expectAsked(asked, proved.document);
  const { document, documentSha256: sha256, entry, proof, signedBy } = proved;
  const { type, id, version, lang } = document;
  say('document', { type, id, version, lang, sha256, title: titleOf(document) });
  say('entry', { index: proof.index, act: entry.act, at: entry.at });
  sayLog(proof.checkpoint, say);
  if (signedBy) say('key', { key: signedBy.toString(), fingerprint: signedBy.fingerprint });
  if (log && signedBy) await sayWhetherCurrent(proved, ring, log, say);
  else say('later-unknown');
  return conclude(ring, proof.checkpoint, say, () =>
    say('genuine', { at: entry.at, log: proof.checkpoint.origin }),
  );
}

async function sayWhetherCurrent(
  proved: VerifiedProof,
  ring: KeyRing,
  log: RemoteLog,
  say: Say,
): Promise<void> {
  const head = await log.checkpoint();
  expectSigned(head, ring.keys);
  const later = await laterActs(log, proved, head);
  for (const { index, entry } of later.acts) {
    say('later', { index, act: entry.act, at: entry.at, version: entry.on.version ?? '-' });
  }
  if (!isCurrent(proved, later.acts)) say('not-current');
  else if (later.unreadable > 0) say('current-unknown', { count: later.unreadable });
  else say('current', { index: head.size - 1 });
}

async function verifyLog(
  { old: oldPlace }: VerifyOptions,
  io: VerifyIo,
  ring: KeyRing,
  log: RemoteLog,
  say: Say,
): Promise<ExitCode> {
  const head = await log.checkpoint();
  const signer = ring.keys.length > 0 ? expectSigned(head, ring.keys) : undefined;
  sayLog(head, say);
  if (signer) say('key', { key: signer.toString(), fingerprint: signer.fingerprint });
  const old = oldPlace === undefined ? undefined : await readOld(io, oldPlace, ring);
  const { entries, unknown, lastAt } = old
    ? await checkGrowth(log, old, head)
    : await checkWholeLog(log, head);
  if (unknown > 0) say('unknown', { count: unknown });
  return conclude(ring, head, say, () =>
    say(old ? 'growth-genuine' : 'log-genuine', {
      log: head.origin,
      entries,
      size: head.size,
      at: lastAt ?? '-',
    }),
  );
}

function sayLog({ origin, size }: Checkpoint, say: Say): void {
  say('log', { log: origin, size });
  if (origin.startsWith(DEMONSTRATION)) say('demonstration');
}

/** An earlier checkpoint: as the log served it, or out of a proof file. */
async function readOld(io: VerifyIo, place: string, { keys }: KeyRing): Promise<Checkpoint> {
  const bytes = await fileBytes(io, place);
  const checkpoint =
    parseCheckpoint(Buffer.from(bytes).toString('utf8')) ??
    (bytes[0] === '{'.charCodeAt(0) ? verifyProofFile(bytes, keys).proof.checkpoint : undefined);
  if (!checkpoint) throw new Unusable('wrong-old', { place });
  if (keys.length > 0) expectSigned(checkpoint, keys);
  return checkpoint;
}

/** Only what a given key signed is called genuine. */
function conclude(
  { keys, pinned }: KeyRing,
  { note }: Checkpoint,
  say: Say,
  sayGenuine: () => void,
): ExitCode {
  if (pinned) {
    sayGenuine();
    return exitCodes.genuine;
  }
  if (keys.length > 0) say('not-pinned');
  else say('no-key', { name: note.signatures[0]!.name, id: note.signatures[0]!.id });
  return exitCodes.notPinned;
}

function titleOf(document: { readonly [member: string]: unknown }): string {
  const title = (document['content'] as { title?: unknown } | undefined)?.title;
  return typeof title === 'string' ? title : '-';
}
