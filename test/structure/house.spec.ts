import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DataSource } from 'typeorm';
import { Database, statement } from '../../src/platform/database/index.js';
import { errorCatalogue } from '../../src/platform/errors/index.js';
import { permissionCatalogue, RouteInventory, statusOf } from '../../src/platform/http/index.js';
import { Jobs, type Queue } from '../../src/platform/jobs/index.js';
import { settingCatalogue } from '../../src/platform/settings/index.js';
import { roles } from '../../src/roles.js';
import { startApplication, type TestApplication } from '../support/application.js';

const src = join(import.meta.dirname, '..', '..', 'src');
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map((name) => ({ name, text: readFileSync(join(src, name), 'utf8') }));

let server: TestApplication;

beforeAll(async () => {
  server = await startApplication();
});
afterAll(() => server.close());

describe('every declared error', () => {
  const errors = [...errorCatalogue];
  const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted();

  it('has a status and a sentence in both languages, in which the same is filled in', () => {
    expect(errors.length).toBeGreaterThan(50);
    const wrong = errors.filter(
      ([, { kind, vi, en }]) =>
        !(statusOf[kind] >= 400) ||
        ![vi, en].every((text) => /^\S.*[.?!:)”]$|\}$/s.test(text)) ||
        vi === en ||
        String(placeholders(vi)) !== String(placeholders(en)),
    );
    expect(wrong.map(([code]) => code)).toEqual([]);
  });

  it('is thrown or given as a reason somewhere', () => {
    const all = sources.map(({ text }) => text).join('\n');
    const idle = errors
      .map(([code]) => code)
      .filter((code) => {
        const name = code.slice(code.indexOf('.') + 1);
        // Once where it is declared, once at least where it is used.
        return all.split(new RegExp(`['"]${name}['"]`)).length - 1 < (/-/.test(name) ? 2 : 1);
      });
    expect(idle).toEqual([]);
  });
});

describe('every permission', () => {
  it('is declared if a role has it, and granted by a role if it is declared', () => {
    const granted = new Set(roles.entries().flatMap(([, { permissions }]) => permissions));
    expect([...granted].filter((name) => !permissionCatalogue.has(name))).toEqual([]);
    expect([...permissionCatalogue.keys()].filter((name) => !granted.has(name))).toEqual([]);
  });

  it('is asked for by a route or a use case, and has a text in both languages', () => {
    const asked = new Set(
      server.app
        .get(RouteInventory, { strict: false })
        .routes()
        .flatMap(({ access }) => (access.kind === 'permission' ? [access.permission] : [])),
    );
    const useCases = sources.filter(({ name }) => name.includes('use-cases')).map(({ text }) => text);
    const idle = [...permissionCatalogue.keys()].filter(
      (name) => !asked.has(name) && !useCases.some((text) => text.includes(`'${name}'`)),
    );
    expect(idle).toEqual([]);
    for (const { vi, en, area } of permissionCatalogue.values())
      expect(vi && en && vi !== en && area.vi !== area.en).toBe(true);
  });
});

describe('every setting', () => {
  it('stands in docs/settings.md, with both texts and what it is at first, and has a text in both languages', () => {
    const documented = readFileSync(join(src, '..', 'docs', 'settings.md'), 'utf8');
    expect(settingCatalogue.size).toBeGreaterThan(0);
    const missing = [...settingCatalogue.values()].filter(
      ({ key, vi, en, initial }) =>
        vi === en ||
        ![`## \`${key}\``, vi, en, `\`${JSON.stringify(initial)}\``].every((text) =>
          documented.includes(text),
        ),
    );
    expect(missing.map(({ key }) => key)).toEqual([]);
  });
});

describe('every queue', () => {
  it('has somebody who does its jobs', async () => {
    const queues: Queue<object>[] = [];
    for (const { name } of sources.filter(({ text }) => /\bQueue<|: Queue\b/.test(text))) {
      const module = (await import(pathToFileURL(join(src, name)).href)) as Record<string, unknown>;
      queues.push(...Object.values(module).filter(isQueue));
    }
    expect(queues.length).toBeGreaterThan(0);
    for (const queue of queues) {
      // It is asked before anything else; the payload, which is none, is looked at later.
      const enqueued = server.database.transaction((tx) => server.app.get(Jobs).enqueue(tx, queue, {}));
      await expect(enqueued).rejects.not.toThrow(/Nobody handles/);
    }
  });
});

function isQueue(value: unknown): value is Queue<object> {
  const { name, schema } = (value ?? {}) as Partial<Queue<object>>;
  return (
    typeof name === 'string' &&
    typeof (schema as { safeParse?: unknown } | undefined)?.safeParse === 'function'
  );
}

describe('the database', () => {
  it('is what the entities say: TypeORM would change nothing', async () => {
    const { upQueries } = await server.app.get(DataSource).driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('has foreign keys that point only down the floors', async () => {
    const floors = [
      ['platform'],
      ['ledger'],
      ['identity', 'reference'],
      ['directory', 'creators'],
      ['releases', 'orders', 'training', 'contests'],
      ['distribution', 'enquiries', 'coverage'],
      ['rewards'],
      ['portal', 'insight'],
    ];
    const floorOf = (schema: string): number => floors.findIndex((names) => names.includes(schema));
    const keys = await server.app.get(Database).query(foreignKeys);
    expect(keys.length).toBeGreaterThan(0);
    const wrong = keys.filter(
      ({ from, to }) => from !== to && !(floorOf(to) < floorOf(from) && floorOf(to) >= 0),
    );
    expect(wrong).toEqual([]);
  });
});

const foreignKeys = statement<{ name: string; from: string; to: string }>(
  'test.foreign-keys',
  `select c.conname as name, f.relnamespace::regnamespace::text as "from", t.relnamespace::regnamespace::text as "to"
   from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
   where c.contype = 'f'`,
);
describe('the source', () => {
  it('gives every advisory lock a number of its own', () => {
    const numbers = sources.flatMap(({ name, text }) =>
      [...new Set(text.match(/\b7_?205_?759_?403_?\d{3}\b/g))].map(
        (number) => [number.replaceAll('_', ''), name] as const,
      ),
    );
    expect(numbers.length).toBeGreaterThan(1);
    const shared = numbers.filter(
      ([number], index) => numbers.findIndex(([other]) => other === number) !== index,
    );
    expect(shared).toEqual([]);
    const unnumbered = sources.filter(
      ({ name, text }) => /pg_(try_)?advisory/.test(text) && !numbers.some(([, file]) => file === name),
    );
    expect(unnumbered.map(({ name }) => name)).toEqual([]);
  });

  it('puts no value into SQL but constants: statements are texts with placeholders', () => {
    const spliced = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/statement(?:<[^]*?>)?\(\s*'[^']+',\s*`([^`]*)`/g)].flatMap(([, sql]) =>
        [...sql!.matchAll(/\$\{([^}]*)\}/g)]
          .map(([, value]) => value!)
          .filter((value) => !/^[A-Za-z_]+$/.test(value))
          .map((value) => `${name}: ${value}`),
      ),
    );
    expect(spliced).toEqual([]);
  });

  it('asks other machines from the command line alone, and for mail: never by an address that a request named', () => {
    const asking = sources.filter(({ text }) =>
      [
        /(?<![.\w]|async )fetch(\(|,)/,
        /import (\w+|\{[^}]*\b(connect|createConnection|request|get|Agent|Socket|createTransport)\b[^}]*\}) from '(node:(net|tls|dgram|https?|http2)|undici|nodemailer)'/,
      ].some((pattern) => pattern.test(text)),
    );
    const names = asking.map(({ name }) => name.replaceAll('\\', '/'));
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !name.startsWith('commands/'))).toEqual(['platform/mail/transport.ts']);
  });
});

// Nothing in the place of a key must never mean all rows.
describe('a condition of TypeORM', () => {
  it.each([undefined, null])('that names %p deletes and changes nothing: it is refused', async (nothing) => {
    const [database, entities] = [server.app.get(Database), entitiesOf(server)];
    expect(entities.length).toBeGreaterThan(20);
    for (const { target, primaryColumns } of entities) {
      const criteria = Object.fromEntries(primaryColumns.map(({ propertyName }) => [propertyName, nothing]));
      const values = Object.fromEntries(primaryColumns.map(({ propertyName }) => [propertyName, '0']));
      const refused = /(Undefined|Null) value encountered/;
      const within = (work: 'update' | 'delete') =>
        database.transaction(({ manager }) =>
          work === 'delete'
            ? manager.delete(target, criteria)
            : manager.update(target, criteria, values as object),
        );
      await expect(within('delete')).rejects.toThrow(refused);
      await expect(within('update')).rejects.toThrow(refused);
    }
  });

  it.each([{}, [], ''])('that is %j is refused as well', async (nothing) => {
    const [database, entities] = [server.app.get(Database), entitiesOf(server)];
    for (const { target } of entities) {
      await expect(database.transaction(({ manager }) => manager.delete(target, nothing))).rejects.toThrow(
        /Empty criteria/,
      );
    }
  });

  it('is never left out', () => {
    const careless = sources.filter(({ text }) =>
      /\b(updateAll|deleteAll|createQueryBuilder|getRepository|\.clear\(\w+Entity)\b/.test(text),
    );
    expect(careless.map(({ name }) => name)).toEqual([]);
  });
});

const entitiesOf = ({ app }: TestApplication) => app.get(DataSource).entityMetadatas;

describe('a statement of ours that changes or deletes rows', () => {
  it('has a condition that holds for no row while its value is missing', () => {
    const writes = sources.flatMap(({ text }) =>
      [...text.matchAll(/statement(?:<[^]*?>)?\(\s*'([^']+)',\s*(?:`([^`]*)`|'([^']*)')/g)]
        .map(([, name, long, short]) => ({ name, sql: filledIn(long ?? short!, text) }))
        .filter(({ sql }) => /\b(update\s+\w+\.|delete\s+from)/i.test(sql)),
    );
    expect(writes.length).toBeGreaterThan(40);
    // `x is null or …` is a filter that may be missing; it must not be all that there is.
    const open = writes.filter(({ sql }) => {
      const demanded = sql.replaceAll(/\(\$\d+(::[\w[\]]+)? is null or [^)]*\)/g, '');
      return !/\bwhere\b[^]*(=|<|<=|>|in|any)\s*\(?\s*(\$\d|\(\$\d|any\()/i.test(demanded);
    });
    expect(open.map(({ name }) => name)).toEqual(ofOneRow);
  });
});

/** Tables of one row, in which there is nothing to choose. */
const ofOneRow = ['distribution.move-search-progress', 'platform.bump-change'];

/** With the constants of the same file in their places. */
function filledIn(sql: string, source: string): string {
  return sql.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    const [, long, short] = new RegExp(`const ${name} =\\s*(?:\`([^\`]*)\`|'([^']*)')`).exec(source) ?? [];
    return long ?? short ?? '';
  });
}

describe('docs/security.md', () => {
  const [, ...entries] = readFileSync(join(src, '..', 'docs', 'security.md'), 'utf8').split(/^## \d+\. /m);
  const named = entries.flatMap((entry) => [...entry.matchAll(/^- `([^`]+\.spec\.ts)`: (.+)$/gm)]);

  it('answers for every entry, with tests or with the reason why it needs none', () => {
    expect(entries.length).toBeGreaterThanOrEqual(21);
    const silent = entries.filter(
      (entry) => !/^- `.+\.spec\.ts`: /m.test(entry) && !/^Does not apply: /m.test(entry),
    );
    expect(silent).toEqual([]);
  });

  it('names tests that there are', () => {
    const missing = named.filter(([, path, title]) => {
      const file = join(src, '..', path!);
      return !existsSync(file) || !readFileSync(file, 'utf8').includes(`'${title}'`);
    });
    expect(missing.map(([line]) => line)).toEqual([]);
  });
});
