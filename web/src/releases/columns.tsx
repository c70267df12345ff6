import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useMoments } from '../i18n/moments';
import { Moment } from '../ui/moment';
import type { Column } from '../ui/record-table';
import { Urgent } from '../ui/urgent';
import classes from './columns.module.css';
import { ReleaseState, signOf } from './state';

type Item = Schemas['DeskReleaseItem'];

/** When it became public, or will. */
const hourOf = ({ publishedAt, publishAt }: Item) => publishedAt ?? publishAt;

/** What the list tells of a release. */
export function useReleaseColumns(): readonly Column<Item>[] {
  const { t } = useTranslation(['releases', 'common']);
  const { full } = useMoments();
  const { nameOf } = useNames('organisations');
  return [
    {
      label: t('columns.release'),
      show: ({ id, title, urgent, organisation, kind }) => (
        <>
          {urgent && <Urgent />}
          <Link to="/releases/$id" params={{ id }}>
            {title || t('common:noTitle')}
          </Link>
          <p className={classes['sub']}>
            <span>{nameOf(organisation)}</span>
            <span>{t(`kinds.${kind}`)}</span>
          </p>
        </>
      ),
      text: ({ title }) => title || t('common:noTitle'),
    },
    {
      label: t('columns.state'),
      bare: true,
      show: (item) => <ReleaseState {...item} />,
      text: (item) => t(`states.${signOf(item)}`),
    },
    {
      label: t('columns.number'),
      bare: true,
      show: ({ number }) => number ?? t('noNumber'),
      text: ({ number }) => number ?? '',
    },
    {
      label: t('columns.publishAt'),
      show: (item) => {
        const at = hourOf(item);
        if (at) return <Moment at={at} />;
        return item.state === 'discarded' ? '' : t('noHour');
      },
      text: (item) => {
        const at = hourOf(item);
        return at ? full(at) : '';
      },
    },
    {
      label: t('columns.changedAt'),
      show: ({ changedAt }) => <Moment at={changedAt} />,
      text: ({ changedAt }) => full(changedAt),
    },
  ];
}
