import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Zone } from '../i18n/moments';
import { instantOf } from '../i18n/zoned';
import { Empty } from '../ui/empty';
import { Filters } from '../ui/filters';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { Pager } from '../ui/pager';
import { RecordTable } from '../ui/record-table';
import { useAuditColumns } from './audit-columns';
import { useAuditFilters } from './audit-filters';

const route = getRouteApi('/administration/audit');

/** Who did what, when, before and after. */
export function AuditPage() {
  const { t } = useTranslation(['system', 'common']);
  const zone = useContext(Zone);
  const navigate = route.useNavigate();
  const { cursor, ...conditions } = route.useSearch();
  const columns = useAuditColumns();
  const { verb, actor, object, from, to } = conditions;
  // The id may hold colons, a type does not.
  const [, objectType, objectId] = /^([^:]+):(.+)$/.exec(object ?? '') ?? [];
  const query = {
    cursor,
    verb,
    actor,
    objectType,
    objectId,
    from: from && instantOf(from, zone),
    to: to && instantOf(to, zone),
  };
  const list = api.useQuery(
    'get',
    '/api/v1/desk/audit',
    { params: { query } },
    { placeholderData: keepPreviousData },
  );
  const items = list.data?.items ?? [];
  const filters = useAuditFilters(items, conditions);
  return (
    <Page title={t('common:screens.audit')} sub={t('audit.help')}>
      <Filters
        list="audit"
        label={t('audit.search')}
        filters={filters}
        values={conditions}
        onChange={(values) => void navigate({ search: values })}
        count={t('audit.shown', { count: items.length })}
      />
      <Loaded query={list}>
        {({ items: rows, next }) =>
          rows.length > 0 ? (
            <>
              <RecordTable
                caption={t('common:screens.audit')}
                file={t('common:screens.audit')}
                rows={rows}
                columns={columns}
                keyOf={({ id }) => id}
              />
              <Pager
                next={next}
                further={cursor !== undefined}
                onGo={(onTo) => void navigate({ search: { ...conditions, cursor: onTo } })}
              />
            </>
          ) : (
            <Empty title={t('audit.none')} help={t('audit.noneHelp')} />
          )
        }
      </Loaded>
    </Page>
  );
}
