import type { Moment } from './texts/release.types.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** The instant of a moment, for a demonstration loaded at `now` in that time zone (IANA). */
export function instantOf(moment: Moment, now: Date, zone: string): Date {
  if ('minutesAgo' in moment) return new Date(now.getTime() - moment.minutesAgo * MINUTE);
  const [hours, minutes] = moment.hour.split(':').map(Number) as [number, number];
  const midnight = startOfDay(new Date(now.getTime() + moment.day * DAY), zone);
  return new Date(midnight + (hours * 60 + minutes) * MINUTE);
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
