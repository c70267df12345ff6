import { Client } from 'pg';

/**
 * Tables that change by design also when a request is refused: attempts are counted, and so is that a machine asked (its
 * secret was right; what it asked for was not its to have); what a passkey was asked to sign is used up. Of the queue only the jobs tell of requests.
 */
const changing = /^(identity\.(throttle|client|client_secret|passkey_challenge)|queue\.(?!job).*)$/;

/** Tells whether rows changed, by the transactions that wrote them (`xmin`) and their number. */
export class Rows {
  private tables: string[] = [];
  private known = new Map<string, string>();
  private writtenAt = '';

  private constructor(private readonly client: Client) {}

  static async of(url: string): Promise<Rows> {
    const rows = new Rows(new Client({ connectionString: url }));
    await rows.client.connect();
    const { rows: found } = await rows.client.query<{ name: string }>(
      `select relnamespace::regnamespace || '.' || relname as name from pg_class
       where relkind = 'r' and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'`,
    );
    rows.tables = found.map(({ name }) => name).filter((name) => !changing.test(name));
    await rows.changed();
    return rows;
  }

  /** The tables in which anything is other than it was when this was last asked. */
  async changed(): Promise<string[]> {
    // Whoever writes or locks a row gets a number first; while nobody got one, there is nothing to compare.
    const now = await this.nextTransaction();
    if (now === this.writtenAt) return [];
    this.writtenAt = now;
    const before = this.known;
    this.known = await this.look();
    return [...this.known].filter(([name, state]) => before.get(name) !== state).map(([name]) => name);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  private async nextTransaction(): Promise<string> {
    const text = 'select pg_snapshot_xmax(pg_current_snapshot())::text as next';
    const { rows } = await this.client.query<{ next: string }>({ name: 'next', text });
    return rows[0]!.next;
  }

  private async look(): Promise<Map<string, string>> {
    const each = this.tables.map(
      (name) => `select '${name}' as name, count(*) || ' ' || max(xmin::text::bigint) as state from ${name}`,
    );
    const { rows } = await this.client.query<{ name: string; state: string }>({
      name: 'look',
      text: each.join(' union all '),
    });
    return new Map(rows.map(({ name, state }) => [name, state]));
  }
}
