import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { Organisations } from '../identity/index.js';
import { ManualClock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import { fill } from '../platform/database/index.js';
import { roles } from '../roles.js';
import { demonstrationData } from './texts/data.js';
import { Desk } from './desk.js';
import { loadPeople, loadSubstitutions } from './load-people.js';
import { loadPress } from './load-press.js';
import { loadReference } from './load-reference.js';
import { loadReleases } from './load-releases.js';
import { loadSettings } from './load-settings.js';

const DAY = 86_400_000;
/** Long before the first release: when organisations and people were entered. */
const BEGINNING_DAYS_AGO = 60;

/**
 * Lets the demonstration's people do their work through the same use cases as everybody, on a clock that is set to when
 * each thing happened, as if it were `now`. False if the database holds an organisation already.
 */
export async function loadDemonstration(config: Config, now = new Date()): Promise<boolean> {
  const clock = new ManualClock(now.getTime() - BEGINNING_DAYS_AGO * DAY);
  const context = await NestFactory.createApplicationContext(AppModule.for(config, { clock }), {
    logger: false,
    abortOnError: false,
  });
  try {
    if ((await context.get(Organisations).list(undefined, 1)).length > 0) return false;
    await fill(config.databaseUrl!, async () => {
      const people = await loadPeople(context, demonstrationData);
      await loadSettings(context, demonstrationData, people);
      await loadPress(context, demonstrationData, people);
      const reference = await loadReference(context, demonstrationData, people);
      const surroundings = { people, reference, clock, now, zone: config.timeZone };
      await loadReleases(new Desk(context, demonstrationData, surroundings));
      clock.set(now);
      await loadSubstitutions(context, demonstrationData, people, now);
    });
    return true;
  } finally {
    await context.close();
  }
}

/** Who can sign in, a line each: one person of every role. */
export function demonstrationSignIns(): string[] {
  const { people, password } = demonstrationData;
  const one = roles.entries().map(([role]) => ({
    role,
    person: people.find(({ memberships }) => memberships.length === 1 && memberships[0]!.role === role)!,
  }));
  const width = Math.max(...one.map(({ person }) => person.email.length));
  return [
    ...one.map(
      ({ role, person }) => `${person.email.padEnd(width)}  ${role}, ${person.memberships[0]!.organisation}`,
    ),
    `${'password'.padEnd(width)}  ${password}`,
  ];
}
