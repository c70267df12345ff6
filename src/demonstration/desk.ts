import type { INestApplicationContext, Type } from '@nestjs/common';
import type { ManualClock } from '../platform/clock/index.js';
import { type Caller, revisionTag } from '../platform/http/index.js';
import { ReadReleases } from '../releases/index.js';
import { Uploads } from './load-files.js';
import type { LoadedPeople } from './load-people.js';
import type { LoadedReference } from './load-reference.js';
import { instantOf } from './moments.js';
import { fillDates } from './texts/dates.js';
import type { DemonstrationWords, Moment } from './texts/release.types.js';
import type { DemonstrationData } from './texts/types.js';
import { filesNamedIn, toTextEdit } from './words.js';

interface Surroundings {
  readonly people: LoadedPeople;
  readonly reference: LoadedReference;
  readonly clock: ManualClock;
  readonly now: Date;
  /** IANA name of the province's time zone. */
  readonly zone: string;
}

/** What every verb on an open version is told. */
interface VersionCommand {
  readonly caller: Caller;
  readonly releaseId: string;
  readonly ifMatch: string;
}
type Which = 'open' | 'current';

/** Where the demonstration's people do their work: what they read before each verb, and what they write. */
export class Desk {
  readonly people: LoadedPeople;
  readonly reference: LoadedReference;
  readonly clock: ManualClock;
  readonly now: Date;
  private readonly zone: string;
  private readonly uploads: Uploads;

  constructor(
    private readonly context: INestApplicationContext,
    readonly data: DemonstrationData,
    { people, reference, clock, now, zone }: Surroundings,
  ) {
    this.people = people;
    this.reference = reference;
    this.clock = clock;
    this.now = now;
    this.zone = zone;
    this.uploads = new Uploads(context);
  }

  get<UseCase>(useCase: Type<UseCase>): UseCase {
    return this.context.get(useCase);
  }

  as(person: string, organisation?: string): Caller {
    return this.people.callerOf(person, organisation);
  }

  instant(moment: Moment): Date {
    return instantOf(moment, this.now, this.zone);
  }

  fill(text: string): string {
    return fillDates(text, this.now, this.zone);
  }

  upload(caller: Caller, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.uploads.of(caller, names);
  }

  /** The words as the caller hands them in, with the files that they speak of uploaded. */
  async write(caller: Caller, words: DemonstrationWords & { readonly contactPosition?: string }) {
    const digests = await this.upload(caller, filesNamedIn(words));
    return toTextEdit(words, { fill: (text) => this.fill(text), digests, files: this.data.files });
  }

  /** The version as the caller reads it. */
  read(caller: Caller, releaseId: string, which: Which = 'open') {
    return this.get(ReadReleases).version(releaseId, which, caller.principal);
  }

  /** For a verb on the version at work, or on the one in force. */
  async onVersion(caller: Caller, releaseId: string, which: Which = 'open'): Promise<VersionCommand> {
    const { row } = await this.read(caller, releaseId, which);
    return { caller, releaseId, ifMatch: revisionTag(row.id, row.revision) };
  }

  /** For a verb on a text that there is; a new language is a verb on the version. */
  async onText(caller: Caller, releaseId: string, lang: string, which: Which = 'open') {
    const { texts } = await this.read(caller, releaseId, which);
    const { id, revision } = texts.find((text) => text.lang === lang)!;
    return { caller, releaseId, which, lang, ifMatch: revisionTag(id, revision) };
  }

  /** For a verb on the release as such. */
  async onRelease(caller: Caller, releaseId: string): Promise<VersionCommand> {
    const { row } = await this.get(ReadReleases).release(releaseId, caller.principal);
    return { caller, releaseId, ifMatch: revisionTag(row.id, row.revision) };
  }
}
