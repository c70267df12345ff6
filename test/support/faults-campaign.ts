import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { contradictionsIn } from './faults-checker.js';
import type { Publishers } from './faults-publishers.js';
import type { ServerProcess } from './faults-server.js';

/** Where a kill fell: what the server's connections were doing when it was stopped. */
export interface Fall {
  /** How many transactions were open. */
  readonly open: number;
  /** How many of them had written something. */
  readonly writing: number;
  /** Whether one of them held the log: between its append and its commit, or just before. */
  readonly appending: boolean;
  /** The last statements of the open ones. */
  readonly after: readonly string[];
  /** Verbs to which people waited for an answer. */
  readonly during: readonly string[];
}

/** What a kill waits for, before a random pause of at most as many milliseconds. */
export type Aim = 'any moment' | 'open transaction' | 'append';

const LONGEST_PAUSE_MS: Readonly<Record<Aim, number>> = {
  'any moment': 30,
  'open transaction': 4,
  append: 2,
};

const SESSIONS = `
  from pg_stat_activity a
  where datname = current_database() and application_name = 'khen' and backend_type = 'client backend'`;
const HOLDS_LOG = `exists (select from pg_locks l where l.pid = a.pid and l.locktype = 'advisory' and l.granted)`;
const awaited: Readonly<Record<Aim, string>> = {
  'any moment': 'select 1',
  'open transaction': `select 1 ${SESSIONS} and backend_xid is not null`,
  append: `select 1 ${SESSIONS} and ${HOLDS_LOG}`,
};

/** Looks on at the database of a server, chooses the moment of its end, and sees where it fell. */
export class Executioner {
  private constructor(
    private readonly url: string,
    private readonly client: Client,
  ) {}

  static async watching(url: string): Promise<Executioner> {
    const client = new Client({ connectionString: url });
    await client.connect();
    return new Executioner(url, client);
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  /** Ends the server in the middle of its work. Resolves when its connections are gone too, and with them all that was open. */
  async kill(server: ServerProcess, aim: Aim, underWay: () => string[] = () => []): Promise<Fall> {
    await this.wait(aim);
    server.suspend();
    const fall = { ...(await this.look()), during: underWay() };
    await server.kill();
    while ((await this.rows(`select 1 ${SESSIONS}`)).length > 0) await sleep(2);
    return fall;
  }

  /** Everything that is half done in the database now. */
  contradictions(): Promise<string[]> {
    return contradictionsIn(this.url);
  }

  private async wait(aim: Aim): Promise<void> {
    while ((await this.rows(awaited[aim])).length === 0);
    const end = performance.now() + Math.random() * LONGEST_PAUSE_MS[aim];
    // Timers are too coarse for what takes less than a millisecond, and the publishers must go on.
    while (performance.now() < end) await new Promise((resolve) => setImmediate(resolve));
  }

  /** The server stands still; what PostgreSQL was still doing for it comes to its end first. */
  private async look(): Promise<Omit<Fall, 'during'>> {
    while (
      (
        await this.rows(
          `select 1 ${SESSIONS} and state = 'active' and wait_event_type is distinct from 'Lock'`,
        )
      ).length > 0
    );
    const rows = await this.rows<{ writing: boolean; appending: boolean; query: string }>(
      `select backend_xid is not null as writing, ${HOLDS_LOG} as appending, query ${SESSIONS} and xact_start is not null`,
    );
    return {
      open: rows.length,
      writing: rows.filter(({ writing }) => writing).length,
      appending: rows.some(({ appending }) => appending),
      after: rows.map(({ query }) => shortened(query)),
    };
  }

  private async rows<Row extends object>(text: string): Promise<Row[]> {
    return (await this.client.query<Row>(text)).rows;
  }
}

/** Kills the server again and again while people publish, and calls `fell` with what it then finds. */
export async function campaign(plan: {
  readonly start: () => Promise<ServerProcess>;
  readonly executioner: Executioner;
  readonly publishers: Publishers;
  readonly aims: Iterable<Aim>;
  /** Answers whether to go on. */
  readonly fell: (fall: Fall, contradictions: readonly string[], number: number) => boolean;
}): Promise<void> {
  const { start, executioner, publishers, aims, fell } = plan;
  let number = 0;
  for (const aim of aims) {
    const server = await start();
    // The work goes on before it is broken off again.
    await publishers.publishMore(1);
    number += 1;
    const fall = await executioner.kill(server, aim, () => publishers.underWay());
    if (!fell(fall, await executioner.contradictions(), number)) return;
  }
}

/** One line that says where a kill fell. */
export function describeFall({ open, writing, appending, after, during }: Fall): string {
  const people = `while people waited for ${during.join(', ') || 'nothing'}`;
  if (open === 0) return `between two transactions, ${people}`;
  const what = appending ? ', one of them appending to the log' : '';
  return `inside ${open} open transactions (${writing} had written${what}), after ${after.map((text) => `«${text}»`).join(' and ')}, ${people}`;
}

const shortened = (query: string): string => {
  const line = query.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
};
