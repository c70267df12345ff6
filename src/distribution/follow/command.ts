import { explainUntrusted, gatherKeys, type KeyRing, ProvedLog, RemoteLog } from '../../ledger/index.js';
import { canonicalJson } from '../../platform/canonical/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { FollowFolder, type State } from './folder.js';
import type { FollowIo } from './io.js';
import { Keeper } from './keeper.js';
import { type FollowOptions, readOptions } from './options.js';
import { FollowedServer } from './server.js';
import { Wire } from './wire.js';
import { exitCodes, FollowError, sentence, type Word } from './words.js';

/** More than any part of a log has; each is bounded more closely where it is read. */
const LOG_LIMIT = 16 * 1024 * 1024;
const HEAD_CACHED_MS = 2000;
const MOST_TRIES = 4;

type Say = (word: Word, values?: Record<string, string | number>) => void;

/**
 * `khen follow`: a newsroom follows the wire into a folder, with no access to any database. It goes on where it was, takes
 * nothing whose proof does not hold, and ends with one of the exit codes.
 */
export async function followCommand(args: readonly string[], io: FollowIo): Promise<number> {
  const language: Language = io.locale?.toLowerCase().startsWith('vi') ? 'vi' : 'en';
  const say: Say = (word, values) => io.stdout(sentence(word, language, values));
  const warn: Say = (word, values) => io.stderr(sentence(word, language, values));
  try {
    return await follow(readOptions(args), io, say, warn);
  } catch (error) {
    if (io.signal.aborted) return exitCodes.done;
    if (error instanceof FollowError) {
      warn(error.word, error.values);
      return error.code;
    }
    const why = explainUntrusted(error, language);
    if (why === undefined) throw error;
    io.stderr(why);
    return (error as Error).name === 'NotGenuine' ? exitCodes.notGenuine : exitCodes.unusable;
  }
}

async function follow(options: FollowOptions, io: FollowIo, say: Say, warn: Say): Promise<number> {
  const { server: address, filter, once } = options;
  const known = await new FollowFolder(options.folder).state();
  if (known) expectSame(known, options);
  const server = new FollowedServer(io, address, !once, warn);
  const wire = new Wire(server, filter);
  const ring = await keysFor(options, io, known, warn);
  const folder = new FollowFolder(options.folder, !ring.pinned);
  const remote = new RemoteLog({ fetch: patientFetch(server), readFile: io.readFile }, `${address}/ledger/`);
  let state: State = known ?? { server: address, filter, next: 0 };
  for (let first = true; ; first = false) {
    const page = await wire.page(state.next, state.log);
    const log = state.log ?? page.log;
    if (first) say('following', { server: address, log, from: state.next, folder: options.folder });
    let { checkpoint } = state;
    if (page.next !== state.next) {
      const before = checkpoint;
      const open = () => ProvedLog.open(remote, { origin: log, keys: ring.keys, before });
      const proved = await provedTo(page.next, open, io, address);
      ({ checkpoint } = proved);
      const keeper = new Keeper(server, folder, ring, log, proved, say);
      for (const item of page.items) await keeper.take(item);
    }
    // Only now: whoever is stopped before this reads the page again, and finds the same.
    if (page.next !== state.next || state.log === undefined) {
      state = {
        ...state,
        log,
        checkpoint,
        next: page.next,
        ...(!ring.pinned && { key: ring.keys[0]!.toString() }),
      };
      await folder.remember(state);
    }
    if (page.more) continue;
    if (once) {
      say('up-to-date', { from: state.next });
      return ring.pinned ? exitCodes.done : exitCodes.notPinned;
    }
    await io.pause(page.pollSeconds * 1000, io.signal);
    io.signal.throwIfAborted();
  }
}

/** The log, at least as long as the wire says; a cache on the way may have its head of a moment ago. */
async function provedTo(
  next: number,
  open: () => Promise<ProvedLog>,
  io: FollowIo,
  place: string,
): Promise<ProvedLog> {
  for (let tries = 1; ; tries += 1) {
    const proved = await open();
    if (next <= proved.size) return proved;
    if (tries === MOST_TRIES)
      throw new FollowError('not-in-log', { index: next - 1, size: proved.size, place });
    await io.pause(HEAD_CACHED_MS, io.signal);
    io.signal.throwIfAborted();
  }
}

/** The log is asked with the same patience as the wire. */
const patientFetch =
  (server: FollowedServer): typeof fetch =>
  async (asked) => {
    const place = asked instanceof Request ? asked.url : asked.toString();
    const { status, headers, bytes } = await server.get(place.slice(server.address.length), LOG_LIMIT, {
      statuses: [404, 410],
    });
    return new Response(new Uint8Array(bytes), { status, headers });
  };

/** A folder that follows one wire must not be filled from another. */
function expectSame(
  { server, filter }: State,
  { server: asked, filter: wanted, folder }: FollowOptions,
): void {
  const [had, has] = [canonicalJson([server, filter]), canonicalJson([asked, wanted])];
  if (had !== has) throw new FollowError('other-wire', { folder, what: had });
}

/** Without a given key the one that the server named at first: it may not change, but nobody vouches for it. */
async function keysFor(
  options: FollowOptions,
  io: FollowIo,
  known: State | undefined,
  warn: Say,
): Promise<KeyRing> {
  const kept = known?.key;
  const isGiven = options.key.length > 0 || options.keyFile.length > 0;
  const log = new RemoteLog(io, `${options.server}/ledger/`);
  const ring = await gatherKeys(io, !isGiven && kept ? { key: [kept] } : options, log);
  if (isGiven) return ring;
  const [key] = ring.keys;
  if (!key) throw new FollowError('no-key');
  warn('not-pinned', { key: key.toString(), fingerprint: key.fingerprint });
  warn('kept-aside', { folder: options.folder });
  return { keys: ring.keys, pinned: false };
}
