import { Injectable } from '@nestjs/common';
import { Organisations } from '../../identity/index.js';
import { Config } from '../../platform/config/index.js';
import type { Queryable, Transaction } from '../../platform/database/index.js';
import { Settings } from '../../platform/settings/index.js';
import { NumbersRepository } from './numbers.repository.js';
import { releaseError } from '../release.errors.js';
import { numberFormat, numbering } from '../release.settings.js';
import { ReleasesRepository } from '../releases.repository.js';
import type { VersionRow } from '../versions/versions.repository.js';

/** Abbreviations of the kinds of documents: Decree 30/2020/NĐ-CP, appendix III. */
const kinds: Readonly<Record<string, string>> = {
  'press release': 'TC',
  notice: 'TB',
  statement: 'TB',
  invitation: 'GM',
};

interface Numbered {
  readonly id: string;
  readonly organisation: string;
  readonly kind: string;
}

/** The number and symbol of a release: drawn here, gapless in each organisation and year, or entered from its register. */
@Injectable()
export class Numbers {
  private readonly year: Intl.DateTimeFormat;

  constructor(
    config: Config,
    private readonly settings: Settings,
    private readonly organisations: Organisations,
    private readonly numbers: NumbersRepository,
    private readonly releases: ReleasesRepository,
  ) {
    this.year = new Intl.DateTimeFormat('en', { timeZone: config.timeZone, year: 'numeric' });
  }

  async areEntered(organisation: string, now: Date, on?: Queryable): Promise<boolean> {
    return (await this.settings.value(numbering, { organisation, at: now }, on)) === 'entered';
  }

  /** Draws the release's number, unless it has one or this organisation draws none. Its year is that of the province. */
  async draw(tx: Transaction, version: VersionRow, now: Date): Promise<string | undefined> {
    const { release_id: id, organisation_id: organisation, kind } = version;
    if (version.release_number !== null) return version.release_number;
    // What was published without a number stays without one.
    if (version.published_versions > 0) return undefined;
    if ((await this.settings.value(numbering, { organisation, at: now }, tx)) !== 'drawn') return undefined;
    const year = this.yearOf(now);
    const [serial, number] = await this.nextFree(tx, { id, organisation, kind }, now);
    await this.numbers.add(tx, { organisationId: organisation, number, year, serial, releaseId: id });
    await this.releases.setNumber(tx, id, number);
    return number;
  }

  /** Numbers that were entered earlier in the year stay what they are: the series goes on behind them. */
  private async nextFree(tx: Transaction, release: Numbered, now: Date): Promise<[number, string]> {
    for (;;) {
      const serial = await this.numbers.draw(tx, release.organisation, this.yearOf(now));
      const number = await this.write(tx, release, now, String(serial).padStart(2, '0'));
      if (!(await this.numbers.isTaken(tx, release.organisation, this.yearOf(now), number)))
        return [serial, number];
    }
  }

  /** Notes a number out of the organisation's register. Throws for a wrong form, and for one that is taken. */
  async enter(tx: Transaction, release: Numbered, number: string, now: Date): Promise<void> {
    const { id, organisation } = release;
    if (!(await this.areEntered(organisation, now, tx))) throw releaseError('number-drawn');
    const form = await this.write(tx, release, now, '\0');
    const pattern = form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace('\0', '\\d{2,5}');
    if (!new RegExp(`^${pattern}$`, 'u').test(number))
      throw releaseError('number-malformed', { format: form.replace('\0', '00') });
    const year = this.yearOf(now);
    // One that was drawn can't be given back: the series has gone on behind it.
    if (!(await this.numbers.forget(tx, id))) throw releaseError('number-fixed');
    const row = { organisationId: organisation, number, year, serial: null, releaseId: id };
    if (!(await this.numbers.add(tx, row))) throw releaseError('number-taken', { number, year });
    await this.releases.setNumber(tx, id, number);
  }

  /** Whether the organisation's number was given to no release yet, in the year of `at`. */
  async isFree(tx: Transaction, organisation: string, number: string, at: Date): Promise<boolean> {
    return !(await this.numbers.isTaken(tx, organisation, this.yearOf(at), number));
  }

  /** Notes the number under which something was published elsewhere at that time, in no series. Throws if it is taken. */
  async keep(tx: Transaction, { id, organisation }: Omit<Numbered, 'kind'>, number: string, at: Date) {
    const year = this.yearOf(at);
    const row = { organisationId: organisation, number, year, serial: null, releaseId: id };
    if (!(await this.numbers.add(tx, row))) throw releaseError('number-taken', { number, year });
    await this.releases.setNumber(tx, id, number);
  }

  private async write(tx: Transaction, { organisation, kind }: Numbered, now: Date, number: string) {
    const format = await this.settings.value(numberFormat, { organisation, at: now }, tx);
    const code = format.includes('{code}') ? await this.organisations.code(organisation, tx) : '';
    const parts: Readonly<Record<string, string>> = {
      number,
      kind: kinds[kind] ?? 'TB',
      code: code.toUpperCase(),
      year: String(this.yearOf(now)),
    };
    return format.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
  }

  private yearOf(now: Date): number {
    return Number(this.year.format(now));
  }
}
