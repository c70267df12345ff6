import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/index.js';
import {
  type CalendarKey,
  CalendarRepository,
  type CalendarRow,
  type Period,
} from '../calendar.repository.js';

/** What is planned or wished for, was said in public and takes place within a period. */
@Injectable()
export class ReadCalendar {
  constructor(private readonly calendar: CalendarRepository) {}

  /** The earliest first, one more than `limit` if there are more. */
  execute(
    principal: Principal,
    period: Period,
    after: CalendarKey | undefined,
    limit: number,
  ): Promise<CalendarRow[]> {
    return this.calendar.list(principal.organisations('releases.read'), period, after, limit + 1);
  }
}
