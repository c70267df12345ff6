import { IconClock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useMoments } from '../i18n/moments';
import { Moment } from '../ui/moment';
import { Urgent } from '../ui/urgent';
import classes from './desk.module.css';

/** What is decided after it was read: they lead where both is done. */
const toReview = new Set(['releases.approve', 'releases.endorse', 'releases.agree', 'releases.publish']);
/** Where things are looked after that have no page of their own for whoever finds them here. */
const screens = {
  'press-terms': '/press-room',
  task: '/administration/tasks',
  job: '/administration/tasks',
} as const;

/** One thing on my desk: what it is about, in whose words, and until when. */
export function DeskItem({ item }: { item: Schemas['MyDeskItem'] }) {
  const { t } = useTranslation(['desk', 'common']);
  const { isPast, short } = useMoments();
  const { nameOf } = useNames('organisations');
  const { about, title, lang, says, note, organisation, urgent, at, due } = item;
  return (
    <li className={classes['item']}>
      <div>
        <p>
          {urgent && <Urgent />}
          {about.type === 'release' ? (
            <Link
              to={toReview.has(item.kind) ? '/releases/$id/review' : '/releases/$id'}
              params={{ id: about.id }}
              search={{ version: about.version, lang: about.lang }}
              lang={lang}
            >
              {title || t('common:noTitle')}
            </Link>
          ) : about.type === 'embargoed' ? (
            <Link to="/press-room/$id" params={{ id: about.id }} lang={lang}>
              {title}
            </Link>
          ) : about.type in screens ? (
            <Link to={screens[about.type as keyof typeof screens]}>{title}</Link>
          ) : (
            <b lang={lang}>{title}</b>
          )}
        </p>
        <p className={classes['sub']}>
          <span>{says}</span>
          {note && <span>{note}</span>}
          {organisation && <span>{nameOf(organisation)}</span>}
          <Moment at={at} />
        </p>
      </div>
      {due && (
        <p className={classes['due']}>
          <IconClock size={16} stroke={1.75} aria-hidden />
          {t(isPast(due) ? 'overdue' : 'due', { at: short(due) })}
        </p>
      )}
    </li>
  );
}
