import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
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
    for (const { vi, en } of permissionCatalogue.values()) expect(vi && en && vi !== en).toBe(true);
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
});
