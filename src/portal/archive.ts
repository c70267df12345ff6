import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { listItemOf } from '../distribution/index.js';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import type { Queryable } from '../platform/database/index.js';
import { readCursor, writeCursor } from '../platform/http/index.js';
import { PublicArchive, type Span } from '../releases/index.js';
import { dayAfter, dayOf, startOfDay } from './days.js';
import { Translated } from './translated.js';

const ROWS = 20;
/** From here on links lead no further back: robots would follow them for ever. */
const OLDEST = '1990-01';
const Key = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });

/** What was published when, by days of the province. */
@Injectable()
export class Archive {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly releases: PublicArchive,
    private readonly translated: Translated,
  ) {}

  /** The day in the province, `YYYY-MM-DD`, and when it ends, in milliseconds since 1970. */
  async today(): Promise<{ readonly today: string; readonly until: number }> {
    const { timeZone } = this.config;
    const today = dayOf(await this.clock.now(), timeZone);
    return { today, until: startOfDay(dayAfter(today), timeZone).getTime() };
  }

  /** Of a day (`YYYY-MM-DD`) or month (`YYYY-MM`), else of this month. Throws a field error for a false cursor. */
  async facts(
    on: Queryable,
    ui: string,
    { day, month = (day ?? '').slice(0, 7), cursor }: Wanted,
    today: string,
  ) {
    const shown = month || today.slice(0, 7);
    const { timeZone } = this.config;
    const later = addMonth(shown, 1);
    return {
      month: shown,
      days: await this.releases.countByDay(on, this.span(`${shown}-01`, `${later}-01`), timeZone),
      earlier: shown > OLDEST ? addMonth(shown, -1) : undefined,
      later: later <= today.slice(0, 7) ? later : undefined,
      ...(day !== undefined && { day: await this.day(on, ui, day, cursor) }),
    };
  }

  private async day(on: Queryable, ui: string, day: string, cursor: string | undefined) {
    const key = readCursor(Key, cursor);
    const after = key && { at: new Date(key.at), id: key.id };
    const rows = await this.releases.firstPublic(on, this.span(day, dayAfter(day)), after, ROWS + 1);
    const shown = rows.slice(0, ROWS);
    const last = shown.at(-1);
    const next =
      rows.length > ROWS && last
        ? writeCursor({ at: last.first_public_at.toISOString(), id: last.id })
        : undefined;
    const items = shown.map((row) => ({ ...listItemOf(row), firstAt: row.first_public_at.toISOString() }));
    return { day, items: await this.translated.items(on, items, ui), next, isFirst: cursor === undefined };
  }

  private span(from: string, to: string): Span {
    const { timeZone } = this.config;
    return { from: startOfDay(from, timeZone), to: startOfDay(to, timeZone) };
  }
}

interface Wanted {
  readonly day?: string | undefined;
  readonly month?: string | undefined;
  readonly cursor?: string | undefined;
}

function addMonth(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}
