const DAY = 86_400_000;

/**
 * Replaces days relative to `now` by dates as Vietnamese texts write them: `{+3}` gives 26/11/2026, `{+3:d}` gives 26/11,
 * `{-9:m}` gives 11/2026, `{+0:y}` gives 2026. The calendar is that of `zone` (IANA).
 */
export function fillDates(text: string, now: Date, zone: string): string {
  const calendar = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  });
  return text.replace(/\{([+-]\d+)(?::([dmy]))?\}/g, (_, offset: string, form: string | undefined) => {
    const parts = calendar.formatToParts(new Date(now.getTime() + Number(offset) * DAY));
    const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)!.value);
    const [day, month, year] = [part('day'), part('month'), part('year')];
    if (form === 'd') return `${day}/${month}`;
    if (form === 'm') return `${month}/${year}`;
    return form === 'y' ? `${year}` : `${day}/${month}/${year}`;
  });
}
