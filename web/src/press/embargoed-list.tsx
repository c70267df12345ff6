import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useLanguageName } from '../i18n/names';
import { useMoments } from '../i18n/moments';
import { Empty } from '../ui/empty';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { Pager } from '../ui/pager';
import { type Column, RecordTable } from '../ui/record-table';
import sections from '../ui/sections.module.css';
import classes from './press.module.css';

type Item = Schemas['EmbargoedItem'];

const route = getRouteApi('/press-room');
const POLL_MS = 60_000;

/** What may be read before its hour, the next hour first. */
export function EmbargoedList() {
  const { t } = useTranslation('press');
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useEmbargoedColumns();
  const list = api.useQuery(
    'get',
    '/api/v1/embargoed',
    { params: { query: { cursor } } },
    { refetchInterval: POLL_MS },
  );
  return (
    <Loaded query={list}>
      {({ items, next }) =>
        items.length > 0 ? (
          <>
            <RecordTable
              caption={t('room.embargoed')}
              rows={items}
              columns={columns}
              keyOf={({ id }) => id}
            />
            <Pager
              next={next}
              further={cursor !== undefined}
              onGo={(to) => void navigate({ search: { cursor: to } })}
            />
          </>
        ) : (
          <Empty title={t('room.none')} help={t('room.noneHelp')} />
        )
      }
    </Loaded>
  );
}

function useEmbargoedColumns(): readonly Column<Item>[] {
  const { t } = useTranslation('press');
  const { nameOf } = useNames('organisations');
  const languageName = useLanguageName();
  const { full } = useMoments();
  const languages = ({ languages: each }: Item): string => each.map(languageName).join(', ');
  return [
    {
      label: t('room.release'),
      show: ({ id, title, sourceLang, organisation }) => (
        <>
          <Link to="/press-room/$id" params={{ id }} lang={sourceLang}>
            {title}
          </Link>
          <p className={sections['sub']}>{nameOf(organisation)}</p>
        </>
      ),
      text: ({ title }) => title,
    },
    {
      label: t('room.notBefore'),
      show: ({ publishAt }) => (
        <span className={classes['hour']}>
          <Moment at={publishAt} />
        </span>
      ),
      text: ({ publishAt }) => full(publishAt),
    },
    { label: t('room.languages'), show: languages, text: languages },
  ];
}
