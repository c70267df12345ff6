import { formatMessage } from '../i18n/index.js';
import type { DocumentEvent } from './document.js';
import type { Words } from './words.js';

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * The day as the decree writes it: days below 10 and the months 1 and 2 with a leading zero, so that nobody can put a 1
 * before them (Appendix I, Part I, II.4.b).
 */
function dateText(words: Words, year: number, month: number, day: number): string {
  const isEnglish = words.date.startsWith('{day}');
  return formatMessage(words.date, {
    day: isEnglish ? day : twoDigits(day),
    month: isEnglish ? englishMonths[month - 1]! : month < 3 ? twoDigits(month) : month,
    year,
  });
}

/** The date of issue; left open if there is none. */
export function issueDate(words: Words, date: string | undefined): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date ?? '');
  if (!parts) return words.openDate;
  return dateText(words, Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** When an event is, in its own zone. */
export function eventTime(words: Words, event: DocumentEvent): string {
  const from = momentOf(event.from, event.zone);
  const to = event.to === undefined ? undefined : momentOf(event.to, event.zone);
  const text = (moment: Moment): string =>
    formatMessage(words.time, { ...moment, date: dayOf(words, moment) });
  if (!to) return text(from);
  const date = dayOf(words, from);
  if (date !== dayOf(words, to)) return formatMessage(words.times, { from: text(from), to: text(to) });
  return formatMessage(words.timesOfOneDay, { ...from, toHour: to.hour, toMinute: to.minute, date });
}

type Moment = Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>;

function momentOf(instant: string, zone: string): Moment {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return Object.fromEntries(
    format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  ) as Moment;
}

const dayOf = (words: Words, { year, month, day }: Moment): string =>
  dateText(words, Number(year), Number(month), Number(day));

const twoDigits = (value: number): string => String(value).padStart(2, '0');
