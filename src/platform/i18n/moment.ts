/** A moment as it stands in a letter: 07 giờ 30 phút, ngày 26 tháng 11 năm 2026. */
export function momentText(language: 'vi' | 'en', moment: Date, timeZone: string): string {
  if (language === 'en')
    return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
      moment,
    );
  // Intl begins with “lúc”, which the sentence around it has already, and writes the date as no letter does.
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const parts = new Intl.DateTimeFormat('en-GB', { ...day, hour: '2-digit', minute: '2-digit', timeZone });
  const of = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${of['hour']} giờ ${of['minute']} phút, ngày ${of['day']} tháng ${of['month']} năm ${of['year']}`;
}
