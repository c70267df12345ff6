import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { describe } from '../description.js';
import {
  accountLifecycle,
  accreditationLifecycle,
  clientLifecycle,
  organisationLifecycle,
} from '../identity/index.js';
import { loadConfig } from '../platform/config/index.js';
import { type Route, RouteInventory } from '../platform/http/index.js';
import { toMermaid } from '../platform/lifecycle/index.js';
import { type Setting, settingCatalogue } from '../platform/settings/index.js';
import { releaseLifecycle, translationLifecycle, versionLifecycle } from '../releases/index.js';

interface Made {
  readonly path: string;
  readonly content: string;
}

/** Writes what documents the code and is made from it; with `--check` only says what is no longer up to date. */
export async function describeCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean', default: false } } });
  const stale: string[] = [];
  for (const { path, content } of await makeAll()) {
    if ((await readFile(path, 'utf8').catch(() => '')) === content) continue;
    stale.push(path);
    if (!values.check) await writeFile(path, content);
  }
  if (stale.length === 0) console.log('Everything made from the code is up to date.');
  else if (values.check) console.error(`Not up to date: ${stale.join(', ')}. Run: npm run khen -- describe`);
  else console.log(`Wrote ${stale.join(', ')}.`);
  return values.check && stale.length > 0 ? 1 : 0;
}

async function makeAll(): Promise<Made[]> {
  const config = loadConfig({});
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.for(config, { connect: false }),
    new FastifyAdapter(),
    { logger: false, abortOnError: false },
  );
  const routes = app.get(RouteInventory, { strict: false }).routes();
  return [
    { path: 'docs/api/openapi.json', content: `${JSON.stringify(describe(app, config), null, 2)}\n` },
    { path: 'docs/api/routes.txt', content: `${routes.map(routeLine).join('\n')}\n` },
    { path: 'docs/settings.md', content: settingsText() },
    await withDiagrams('src/releases/README.md', {
      version: toMermaid(versionLifecycle),
      release: toMermaid(releaseLifecycle),
      translation: toMermaid(translationLifecycle),
    }),
    await withDiagrams('src/identity/README.md', {
      account: toMermaid(accountLifecycle),
      organisation: toMermaid(organisationLifecycle),
      accreditation: toMermaid(accreditationLifecycle),
      client: toMermaid(clientLifecycle),
    }),
  ];
}

function routeLine({ method, path, access }: Route): string {
  const label =
    access.kind === 'permission'
      ? access.permission
      : access.kind === 'public'
        ? `public: ${access.reason}`
        : 'signed in';
  return `${method.padEnd(6)} ${path}  ${label}`;
}

function settingsText(): string {
  const settings = [...settingCatalogue.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return `${[
    '# Settings',
    'What people change while the server runs, each in rows with dates: `GET /api/v1/desk/settings`. What is fixed while it runs is [configuration](operations.md#configuration). Made from the code by `npm run khen -- describe`.',
    ...settings.flatMap(settingSection),
  ].join('\n\n')}\n`;
}

function settingSection({ key, vi, en, help, perOrganisation, initial, form }: Setting<unknown>): string[] {
  return [
    `## \`${key}\``,
    `${en}. _${vi}._`,
    help.en,
    [
      `- ${perOrganisation ? 'May differ between organisations' : 'One for the whole installation'}`,
      `- Until somebody sets it: \`${JSON.stringify(initial)}\``,
      `- Value: \`${JSON.stringify(form)}\``,
    ].join('\n'),
  ];
}

/** The README with each diagram between its two marks. */
async function withDiagrams(path: string, diagrams: Readonly<Record<string, string>>): Promise<Made> {
  let content = await readFile(path, 'utf8');
  for (const [name, diagram] of Object.entries(diagrams)) {
    const [begin, end] = [`<!-- lifecycle:${name} -->`, `<!-- /lifecycle:${name} -->`];
    const [from, to] = [content.indexOf(begin), content.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${path} has no place for the diagram: ${begin} … ${end}`);
    content = `${content.slice(0, from)}${begin}\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n\n${content.slice(to)}`;
  }
  return { path, content };
}
