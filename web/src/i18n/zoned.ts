/** The instant at which clocks of a zone show this (`2026-12-01T07:00`), with the offset they have then. */
export function instantOf(wall: string, zone: string): string {
  const asUtc = new Date(`${wall}Z`);
  // The offset at that hour in UTC may be another than at that hour there: at most one more step finds it.
  const first = offsetMinutes(asUtc, zone);
  const offset = offsetMinutes(new Date(asUtc.getTime() - first * 60_000), zone);
  const sign = offset < 0 ? '-' : '+';
  const two = (value: number) => String(value).padStart(2, '0');
  const absolute = Math.abs(offset);
  return `${wall}:00${sign}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
}

/** What clocks of a zone show at an instant: `2026-12-01T07:00`. */
export function wallOf(instant: string, zone: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() + offsetMinutes(at, zone) * 60_000).toISOString().slice(0, 16);
}

function offsetMinutes(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    at,
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')!.value;
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
