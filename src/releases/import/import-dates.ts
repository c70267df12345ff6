const ISO =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?)?\s?(?<offset>Z|[+-]\d{2}:?\d{2})?$/i;
const VIETNAMESE =
  /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})(?:[ ,T]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?)?$/;
const MINUTE = 60_000;

/** Reads when something was published, as portals write it; a time without offset is the zone's. Days begin at midnight. */
export class ImportDates {
  private readonly format: Intl.DateTimeFormat;

  /** `zone`: an IANA name. */
  constructor(zone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  }

  /** ISO 8601, or `dd/mm/yyyy [hh:mm[:ss]]`; undefined for anything else, and for a day that no calendar has. */
  read(text: string): Date | undefined {
    const parts = (ISO.exec(text) ?? VIETNAMESE.exec(text))?.groups;
    if (!parts) return undefined;
    const number = (name: string) => Number(parts[name] ?? 0);
    const [year, month, day] = [number('year'), number('month'), number('day')];
    const [hour, minute, second] = [number('hour'), number('minute'), number('second')];
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    const isReal = new Date(wall)
      .toISOString()
      .startsWith(
        `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}`,
      );
    if (!isReal) return undefined;
    const { offset } = parts;
    return new Date(offset === undefined ? this.instantOf(wall) : wall - minutesOf(offset) * MINUTE);
  }

  /** The local day, `YYYY-MM-DD`. */
  dayOf(at: Date): string {
    return new Date(at.getTime() + this.offsetAt(at.getTime())).toISOString().slice(0, 10);
  }

  /** The second look is for a wall time near a change of the offset. */
  private instantOf(wall: number): number {
    const guess = wall - this.offsetAt(wall);
    return wall - this.offsetAt(guess);
  }

  /** Milliseconds that the zone's clocks are ahead of UTC. */
  private offsetAt(instant: number): number {
    const parts = Object.fromEntries(
      this.format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    ) as Record<string, number>;
    const { year, month, day, hour, minute, second } = parts;
    const wall = Date.UTC(year!, month! - 1, day, hour, minute, second);
    return wall - Math.floor(instant / 1000) * 1000;
  }
}

const pad = (number: number): string => String(number).padStart(2, '0');

function minutesOf(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
