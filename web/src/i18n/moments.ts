import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** The province's time zone: every time on a screen is told in it, wherever the reader is. */
export const Zone = createContext('UTC');

/** Tells instants (RFC 3339) in the language of the page: `16:20`, `16:20, 5/11`, `16:20, 5/11/2024`. */
export function useMoments() {
  const zone = useContext(Zone);
  const { language } = useTranslation().i18n;
  return useMemo(() => {
    const months = language === 'vi' ? 'numeric' : 'short';
    const format = (options: Intl.DateTimeFormatOptions) => {
      const formatter = new Intl.DateTimeFormat(language === 'vi' ? 'vi' : 'en-GB', {
        timeZone: zone,
        ...options,
      });
      return (instant: string | Date) => formatter.format(new Date(instant));
    };
    const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const seconds = format({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
    const day = format({ day: 'numeric', month: months, year: 'numeric' });
    const dayOfYear = format({ day: 'numeric', month: months });
    const year = format({ year: 'numeric' });
    const weekday = format({ weekday: 'long', day: 'numeric', month: months, year: 'numeric' });
    const short = (instant: string): string => {
      const now = new Date();
      if (day(instant) === day(now)) return time(instant);
      return `${time(instant)}, ${year(instant) === year(now) ? dayOfYear(instant) : day(instant)}`;
    };
    return {
      today: () => weekday(new Date()),
      now: () => `${time(new Date())}, ${day(new Date())}`,
      isPast: (instant: string): boolean => new Date(instant) < new Date(),
      /** `16:20:08` */
      seconds,
      short,
      time: (instant: string) => time(instant),
      full: (instant: string) => `${time(instant)}, ${day(instant)}`,
    };
  }, [zone, language]);
}

/** Tells a day (`2026-12-01`) in the language of the page, whatever the zone. */
export function useDay() {
  const { language } = useTranslation().i18n;
  const format = new Intl.DateTimeFormat(language === 'vi' ? 'vi' : 'en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: language === 'vi' ? 'numeric' : 'short',
    year: 'numeric',
  });
  return (day: string): string => format.format(new Date(day));
}
