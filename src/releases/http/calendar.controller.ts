import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  CurrentDesk,
  type Desk,
  Operation,
  pageOf,
  pageQuery,
  Permission,
  readCursor,
  toPage,
} from '../../platform/http/index.js';
import { calendarKinds, type CalendarRow } from '../calendar.repository.js';
import { ReadCalendar } from '../use-cases/read-calendar.js';
import { instant, kind, said, state } from './schemas.js';

const DAY_MS = 24 * 3600 * 1000;
/** Six weeks, as a month is shown, and a day more for clocks that are set. */
const LONGEST_DAYS = 43;

const CalendarQuery = z
  .strictObject({
    ...pageQuery,
    from: instant.meta({ description: 'The period begins here.' }),
    until: instant.meta({
      description: `It ends before this, ${LONGEST_DAYS} days after its beginning at the latest.`,
    }),
  })
  .refine(
    ({ from, until }) => {
      const length = Date.parse(until) - Date.parse(from);
      return length > 0 && length <= LONGEST_DAYS * DAY_MS;
    },
    {
      path: ['until'],
      ...said(
        `This must come after the beginning, at most ${LONGEST_DAYS} days.`,
        `Phải sau lúc bắt đầu, không quá ${LONGEST_DAYS} ngày.`,
      ),
    },
  );
const cursorKey = z.strictObject({ at: z.iso.datetime(), key: z.string().max(60) });

const CalendarItem = z
  .strictObject({
    key: z.string().meta({ description: 'Tells the items of a period apart.' }),
    what: z.enum(calendarKinds).meta({
      description:
        'planned: to become public then; wished: its authors ask for that hour, nothing is scheduled; event: to take place then; else the official act.',
    }),
    at: instant,
    release: z.uuid(),
    version: z.uuid(),
    organisation: z.uuid(),
    standing: z.enum(['unpublished', 'public', 'retracted']),
    state,
    number: z.string().optional(),
    kind,
    urgent: z.boolean(),
    title: z.string(),
    lang: z.string().meta({ description: 'Of the title.' }),
  })
  .meta({ id: 'CalendarItem' });
const CalendarItems = pageOf(CalendarItem, 'CalendarItems');

const toItem = (row: CalendarRow): z.infer<typeof CalendarItem> => ({
  key: row.key,
  what: row.what,
  at: row.at.toISOString(),
  release: row.release_id,
  version: row.version_id,
  organisation: row.organisation_id,
  standing: row.standing,
  state: row.state,
  ...(row.number && { number: row.number }),
  kind: row.kind as z.infer<typeof kind>,
  urgent: row.urgent,
  title: row.title,
  lang: row.lang,
});

@Controller('api/v1/desk/calendar')
export class CalendarController {
  constructor(private readonly read: ReadCalendar) {}

  @Get()
  @Permission('releases.read')
  @Operation({
    id: 'listCalendar',
    tag: 'Releases (desk)',
    summary:
      'What is planned or wished for, was said in public and takes place in a period, the earliest first',
    answer: CalendarItems,
  })
  async list(
    @Query({ schema: CalendarQuery }) { from, until, limit, cursor }: z.infer<typeof CalendarQuery>,
    @CurrentDesk() desk: Desk,
  ) {
    const after = readCursor(cursorKey, cursor);
    const period = { from: new Date(from), until: new Date(until) };
    const rows = await this.read.execute(desk.principal, period, after, limit);
    return desk.page(toPage(rows, limit, ({ at, key }) => ({ at: at.toISOString(), key }), toItem));
  }
}
