import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { grades, judged, linesOf, originals } from '../../test/official/judged/judged.js';
import { askAll, type Question, type Times } from '../asking.js';
import type { Sample } from '../load.js';
import { environment, type RunningServer, startServer, untilQuiet } from '../server.js';
import { post } from '../sockets.js';
import { quantile } from '../statistics.js';
import { type Pasted, pastedOf } from './questions.js';

export const TARGET_MS = 100;
const WARM_UP = 100;
const MOST_AT_ONCE = 4;
const PATIENCE_MS = 60_000;
const root = join(import.meta.dirname, '..', '..');

interface Match {
  readonly id: string;
  readonly title?: string;
}
interface Answer {
  readonly answer: string;
  readonly matches: readonly Match[];
}

/** Answers of one kind: so many asked, so many as they had to be, so many that named a release which they should not have. */
export interface Tally {
  readonly kind: string;
  asked: number;
  right: number;
  wrongly: number;
}

export interface OfficialMeasured {
  readonly releases: number;
  readonly alone: readonly Sample[];
  readonly together: readonly Sample[];
  /** Milliseconds by kind of what is pasted, one at a time. */
  readonly byKind: Readonly<Record<string, readonly number[]>>;
  readonly p95: number;
  /** What was judged by people, and what was rewritten by the machine. */
  readonly judged: readonly Tally[];
  readonly generated: readonly Tally[];
}

/** Whether it is official, asked of a province: how long it takes, and how often the answer is the one it has to be. */
export async function measureOfficial(
  releases: number,
  dataDir: string,
  { rounds, queries }: { readonly rounds: number; readonly queries: number },
): Promise<OfficialMeasured> {
  const server = await startServer(dataDir);
  try {
    await importOriginals(server, dataDir);
    await untilQuiet(server);
    const pasted = await pastedOf(dataDir, releases);
    const [alone, together]: [Sample[], Sample[]] = [[], []];
    const byKind: Times = {};
    const tallies = new Map<string, Tally>();
    const next = (into = tallies): Question => question(pasted.next().value as Pasted, into);
    await askAll(server, { atOnce: 1, queries: WARM_UP }, () => next(new Map()));
    for (let round = 0; round < rounds; round += 1) {
      alone.push(await askAll(server, { atOnce: 1, queries }, () => next(), byKind));
      together.push(await askAll(server, { atOnce: MOST_AT_ONCE, queries }, () => next()));
      console.log(`official in ${releases}, round ${round + 1}: p95 ${alone.at(-1)!.p95.toFixed(1)} ms`);
    }
    return {
      releases,
      alone,
      together,
      byKind,
      p95: quantile(Object.values(byKind).flat(), 0.95),
      judged: await judge(server),
      generated: [...tallies.values()],
    };
  } finally {
    await server.stop();
  }
}

/** Puts what was judged among the releases, unless it is there, and waits until it is known. */
async function importOriginals(server: RunningServer, dataDir: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'khen-official-'));
  try {
    const file = join(folder, 'originals.jsonl');
    const lines = originals.map(({ key, lang = 'vi', title, paragraphs }) =>
      JSON.stringify({ key, lang, title, body: paragraphs.join('\n\n'), publishedAt: '2025-01-01' }),
    );
    writeFileSync(file, lines.join('\n'));
    const where = ['--organisation', 'ubnd', '--topic', 'policy', '--source', 'judged'];
    await promisify(execFile)(process.execPath, [join(root, 'dist', 'cli.js'), 'import', file, ...where], {
      env: environment({ DATA_DIR: dataDir }),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
  const text = linesOf(originals.at(-1)!).join('\n');
  const deadline = performance.now() + PATIENCE_MS;
  while ((await answerTo(server, { text })).answer !== 'official') {
    if (performance.now() > deadline) throw new Error('What was imported is not known.');
    await sleep(200);
  }
}

async function answerTo({ url }: RunningServer, body: object): Promise<Answer> {
  const response = await fetch(`${url}/api/v1/official`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}

/** What is pasted, as a question whose answer is counted. */
function question({ kind, body, answer: due, of }: Pasted, tallies: Map<string, Tally>): Question {
  return {
    kind,
    request: post('/api/v1/official', body),
    heard: (bytes) => {
      const { answer, matches } = JSON.parse(bytes.toString('utf8')) as Answer;
      const named = matches[0]?.id;
      const isWrong = named !== undefined && (of ? named !== of : due === 'not-published');
      count(tallies, kind, answer === due && (!of || named === of), isWrong);
    },
  };
}

async function judge(server: RunningServer): Promise<Tally[]> {
  const tallies = new Map<string, Tally>();
  for (const grade of grades) count(tallies, grade, false, false, 0);
  for (const { grade, text, answer, of } of judged) {
    const { answer: given, matches } = await answerTo(server, { text });
    const title = originals.find(({ key }) => key === of)?.title;
    const asJudged = given === (answer === 'not published' ? 'not-published' : answer);
    const names = matches[0] !== undefined && matches[0].title !== title;
    count(tallies, grade, asJudged && matches[0]?.title === title, names);
  }
  return [...tallies.values()];
}

function count(tallies: Map<string, Tally>, kind: string, isRight: boolean, names: boolean, asked = 1): void {
  const tally = tallies.get(kind) ?? { kind, asked: 0, right: 0, wrongly: 0 };
  tally.asked += asked;
  tally.right += Number(isRight);
  tally.wrongly += Number(names);
  tallies.set(kind, tally);
}
