const DAY = 86_400_000;

/**
 * Replaces days relative to `now` by dates as Vietnamese official texts write them, with a nought before days below ten and
 * before the months 1 and 2 (Decree 30/2020/NĐ-CP, appendix I, II.4): `{+3}` gives 26/11/2026, `{+3:d}` gives 26/11,
 * `{-9:m}` gives 11/2026, `{+0:y}` gives 2026. For English `{+3:e}` gives 26 November and `{+3:E}` adds the year. The
 * calendar is that of `zone` (IANA).
 */
export function fillDates(text: string, now: Date, zone: string): string {
  return text.replace(/\{([+-]\d+)(?::([dmyeE]))?\}/g, (_, offset: string, form: string | undefined) => {
    const date = new Date(now.getTime() + Number(offset) * DAY);
    const part = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(date);
    const year = part({ year: 'numeric' });
    if (form === 'y') return year;
    if (form === 'e') return part({ day: 'numeric', month: 'long' });
    if (form === 'E') return part({ day: 'numeric', month: 'long', year: 'numeric' });
    const number = part({ month: 'numeric' });
    const month = Number(number) < 3 ? `0${number}` : number;
    if (form === 'm') return `${month}/${year}`;
    const day = part({ day: '2-digit' }).padStart(2, '0');
    return form === 'd' ? `${day}/${month}` : `${day}/${month}/${year}`;
  });
}
