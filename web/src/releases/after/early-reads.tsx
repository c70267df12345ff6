import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../api/client';
import { useNames } from '../../api/reference';
import { useLanguageName } from '../../i18n/names';
import { useMoments } from '../../i18n/moments';
import { Loaded } from '../../ui/loaded';
import { Moment } from '../../ui/moment';
import { Pager } from '../../ui/pager';
import { type Column, RecordTable } from '../../ui/record-table';
import classes from './after.module.css';

type EarlyRead = Schemas['EarlyRead'];

/** Who of the press read a version before its hour. */
export function EarlyReads({ release, version }: { release: string; version: string }) {
  const { t } = useTranslation('after');
  const columns = useColumns();
  const [cursor, go] = useState<string>();
  const reads = api.useQuery(
    'get',
    '/api/v1/desk/releases/{id}/versions/{version}/early-reads',
    { params: { path: { id: release, version }, query: { cursor } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <section className={classes['part']}>
      <h2>{t('early')}</h2>
      <Loaded query={reads}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p className={classes['sub']}>{t('earlyEmpty')}</p>
          ) : (
            <>
              <RecordTable
                caption={t('early')}
                file={t('early')}
                rows={items}
                columns={columns}
                keyOf={({ reader, sha256 }) => `${reader} ${sha256}`}
              />
              <Pager next={next} further={cursor !== undefined} onGo={go} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function useColumns(): readonly Column<EarlyRead>[] {
  const { t } = useTranslation('after');
  const { nameOf } = useNames('organisations');
  const languageName = useLanguageName();
  const { full } = useMoments();
  const who = ({ name, kind }: EarlyRead): string => name ?? t(`readers.${kind}`);
  return [
    {
      label: t('columns.reader'),
      show: (read) => (
        <>
          {who(read)} <p className={classes['sub']}>{nameOf(read.organisation)}</p>
        </>
      ),
      text: who,
    },
    {
      label: t('columns.lang'),
      bare: true,
      show: ({ lang }) => languageName(lang),
      text: ({ lang }) => languageName(lang),
    },
    {
      label: t('columns.firstAt'),
      show: ({ firstAt }) => <Moment at={firstAt} />,
      text: ({ firstAt }) => full(firstAt),
    },
    {
      label: t('columns.lastAt'),
      show: ({ lastAt }) => <Moment at={lastAt} />,
      text: ({ lastAt }) => full(lastAt),
    },
    {
      label: t('columns.endedAt'),
      show: ({ endedAt }) => endedAt && <Moment at={endedAt} />,
      text: ({ endedAt }) => (endedAt ? full(endedAt) : ''),
    },
  ];
}
