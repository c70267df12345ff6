const DAY_MS = 24 * 3600 * 1000;
const DAYS_OF_WEEK = 7;

/** A day of the calendar: `2026-11-27`. */
export type Day = string;

const asUtc = (day: Day): Date => new Date(`${day}T00:00:00Z`);
const dayOfUtc = (date: Date): Day => date.toISOString().slice(0, 10);

export const isDay = (text: unknown): text is Day =>
  typeof text === 'string' && /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(asUtc(text).getTime());

/** The day that an instant falls on, by the clocks of a zone. */
export function dayOf(instant: string | Date, zone: string): Day {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(instant));
  const of = (type: string) => parts.find((part) => part.type === type)!.value;
  return `${of('year')}-${of('month')}-${of('day')}`;
}

export const later = (day: Day, days: number): Day =>
  dayOfUtc(new Date(asUtc(day).getTime() + days * DAY_MS));

/** Weeks begin on Monday. */
const mondayOf = (day: Day): Day => later(day, -((asUtc(day).getUTCDay() + 6) % DAYS_OF_WEEK));

/** The seven days of the week. */
export const weekOf = (day: Day): Day[] =>
  Array.from({ length: DAYS_OF_WEEK }, (_, at) => later(mondayOf(day), at));

/** The days of the month, with those that fill its first and last week. */
export function monthOf(day: Day): Day[] {
  const first = `${day.slice(0, 8)}01`;
  const next = inMonths(day, 1);
  const days: Day[] = [];
  for (let monday = mondayOf(first); monday < next; monday = later(monday, DAYS_OF_WEEK))
    days.push(...weekOf(monday));
  return days;
}

/** The first day of a month so many further. */
export function inMonths(day: Day, months: number): Day {
  const date = asUtc(`${day.slice(0, 8)}01`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return dayOfUtc(date);
}
