import type { INestApplicationContext } from '@nestjs/common';
import type { ManualClock } from '../platform/clock/index.js';
import { type Caller, revisionTag } from '../platform/http/index.js';
import {
  ApproveRelease,
  DraftRelease,
  PublishRelease,
  ReadReleases,
  SendReleaseBack,
  SubmitRelease,
} from '../releases/index.js';
import type { LoadedPeople } from './load-people.js';
import type { LoadedReference } from './load-reference.js';
import { fillDates } from './texts/dates.js';
import type { DemonstrationData, DemonstrationRelease } from './texts/types.js';

interface Surroundings {
  readonly people: LoadedPeople;
  readonly reference: LoadedReference;
  readonly clock: ManualClock;
  readonly now: Date;
  /** IANA name of the province's time zone. */
  readonly zone: string;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Between two steps of one release. */
const STEP = 20 * MINUTE;

/** Takes every release as far as it has come, in the order in which they were published. */
export async function loadReleases(
  context: INestApplicationContext,
  data: DemonstrationData,
  surroundings: Surroundings,
): Promise<void> {
  for (const release of data.releases) await loadRelease(context, data, surroundings, release);
}

async function loadRelease(
  context: INestApplicationContext,
  data: DemonstrationData,
  { people, reference, clock, now, zone }: Surroundings,
  release: DemonstrationRelease,
): Promise<void> {
  const { progress } = release;
  const moment = momentOf(release, now, zone);
  clock.set(moment - 3 * STEP);
  const author = people.callerOf(release.author, release.organisation);
  const fill = (text: string): string => fillDates(text, now, zone);
  const contact = data.people.find(({ key }) => key === release.contact)!;
  const { id } = await context.get(DraftRelease).execute(author, {
    organisation: people.organisations.get(release.organisation),
    kind: release.kind,
    lang: release.lang,
    title: fill(release.title),
    summary: fill(release.summary),
    body: fill(release.body),
    topics: release.topics.map((code) => reference.topics.get(code)!),
    places: release.places.map((key) => reference.places.get(key)!),
    contact: { name: contact.name, position: contact.position, phone: contact.phone, email: contact.email },
  });
  if (progress.state === 'draft') return;
  const step = async (caller: Caller, verb: (command: Command) => Promise<void>): Promise<void> => {
    clock.advance(STEP);
    const { row } = await context.get(ReadReleases).openVersion(id, caller.principal);
    await verb({ caller, releaseId: id, ifMatch: revisionTag(row.id, row.revision) });
  };
  await step(author, (command) => context.get(SubmitRelease).execute(command));
  if (progress.state === 'in review') return;
  const approver = people.callerOf(progress.approver);
  if (progress.state === 'sent back') {
    const { reason } = progress;
    return step(approver, (command) => context.get(SendReleaseBack).execute({ ...command, reason }));
  }
  await step(approver, (command) => context.get(ApproveRelease).execute(command));
  if (progress.state === 'approved') return;
  await step(approver, (command) => context.get(PublishRelease).execute(command));
}

interface Command {
  readonly caller: Caller;
  readonly releaseId: string;
  readonly ifMatch: string;
}

/** When the last step was done: at the given hour of that day in the province, never ahead of now. */
function momentOf({ progress }: DemonstrationRelease, now: Date, zone: string): number {
  if (progress.state !== 'published') return now.getTime() - STEP;
  const [hours, minutes] = progress.hour.split(':').map(Number) as [number, number];
  const midnight = startOfDay(new Date(now.getTime() - progress.daysAgo * DAY), zone);
  return Math.min(midnight + (hours * 60 + minutes) * MINUTE, now.getTime() - STEP);
}

function startOfDay(time: Date, zone: string): number {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const [hours, minutes] = clock.format(time).split(':').map(Number) as [number, number];
  return Math.floor(time.getTime() / MINUTE) * MINUTE - (hours * 60 + minutes) * MINUTE;
}
