import { type Day, isDay } from '../../i18n/days';

/** The period as it stands in the address: the week, or the month, of a day; today's unless said. */
export interface CalendarSearch {
  readonly view?: 'month' | undefined;
  readonly on?: Day | undefined;
}
export const calendarSearch = (search: Record<string, unknown>): CalendarSearch => ({
  view: search['view'] === 'month' ? 'month' : undefined,
  on: isDay(search['on']) ? search['on'] : undefined,
});
