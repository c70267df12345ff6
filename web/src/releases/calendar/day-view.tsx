import { Link } from '@tanstack/react-router';
import { IconCalendarEvent, IconClockQuestion, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useMoments } from '../../i18n/moments';
import { type Sign, StateMark } from '../../ui/state-mark';
import { Urgent } from '../../ui/urgent';
import { ReleaseState } from '../state';
import classes from './calendar.module.css';

type Item = Schemas['CalendarItem'];

const icons: Partial<Record<Item['what'], typeof IconPencil>> = {
  event: IconCalendarEvent,
  wished: IconClockQuestion,
};
const signs: Partial<Record<Item['what'], Sign>> = {
  planned: 'scheduled',
  'release.published': 'published',
  'release.translated': 'published',
  'release.retracted': 'retracted',
  'release.redacted': 'discarded',
};

interface DayViewProps {
  readonly name: string;
  readonly isToday: boolean;
  /** Of another month, shown to fill the week. */
  readonly outside: boolean;
  readonly items: readonly Item[];
}

export function DayView({ name, isToday, outside, items }: DayViewProps) {
  const { t } = useTranslation(['calendar', 'common']);
  const { time } = useMoments();
  return (
    <li
      aria-current={isToday ? 'date' : undefined}
      data-outside={outside || undefined}
      data-empty={items.length === 0 || undefined}
    >
      <h2>{name}</h2>
      <ul>
        {items.map((item) => (
          <li key={item.key} data-what={item.what}>
            <p className={classes['when']}>
              <time dateTime={item.at}>{time(item.at)}</time> <What what={item.what} />
            </p>
            {item.urgent && <Urgent />}
            <Link
              to="/releases/$id"
              params={{ id: item.release }}
              search={{ version: item.version }}
              lang={item.lang}
            >
              {item.title || t('common:noTitle')}
            </Link>
            {item.what === 'wished' && (
              <p>
                <ReleaseState standing={item.standing} state={item.state} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

function What({ what }: Pick<Item, 'what'>): ReactNode {
  const { t } = useTranslation('calendar');
  const word = t(`what.${what}`);
  const sign = signs[what];
  if (sign) return <StateMark sign={sign}>{word}</StateMark>;
  const Icon = icons[what] ?? IconPencil;
  return (
    <span className={classes['what']}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {word}
    </span>
  );
}
