const DAY_MS = 86_400_000;

/** The instant at which a day (`YYYY-MM-DD`) begins in a time zone: the first of it, where its clocks are changed at midnight. */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const [first, last] = [-DAY_MS, DAY_MS]
    .map((around) => midnight - offsetAt(midnight + around, timeZone))
    .toSorted((one, other) => one - other) as [number, number];
  // Of an hour that is left out, the first instant is the one before it, by the clock of the day before.
  const isBegun = first + offsetAt(first, timeZone) >= midnight;
  return new Date(isBegun ? first : last);
}

/** The day (`YYYY-MM-DD`) that an instant belongs to in a time zone. */
export const dayOf = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(instant);

/** By how many milliseconds the zone is ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    instant,
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name);
  if (!match?.[1]) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

/** `YYYY-MM-DD` */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
