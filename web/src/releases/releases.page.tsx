import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listDeskReleases } from '../../generated/limits';
import { api } from '../api/client';
import { useMay } from '../session/me';
import { WriteButton } from '../ui/write-button';
import { Empty } from '../ui/empty';
import { Filters } from '../ui/filters';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { Pager } from '../ui/pager';
import { RecordTable } from '../ui/record-table';
import { useReleaseColumns } from './columns';
import { useReleaseFilters } from './filters';

const route = getRouteApi('/releases');

/** Releases at work and published. */
export function ReleasesPage() {
  const { t } = useTranslation(['releases', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const may = useMay();
  const columns = useReleaseColumns();
  const filters = useReleaseFilters();
  const list = api.useQuery(
    'get',
    '/api/v1/desk/releases',
    { params: { query: search } },
    { placeholderData: keepPreviousData },
  );
  const { cursor, ...conditions } = search;
  const items = list.data?.items ?? [];
  const pager = (next: string | undefined) => (
    <Pager
      next={next}
      further={cursor !== undefined}
      onGo={(to) => void navigate({ search: { ...conditions, cursor: to } })}
    />
  );
  return (
    <Page title={t('common:screens.releases')} actions={may('releases.write') && <WriteButton />}>
      <Filters
        list="releases"
        label={t('search')}
        filters={filters}
        words={{ name: 'q', label: t('words'), ...listDeskReleases.q }}
        values={conditions}
        onChange={(values) => void navigate({ search: values as typeof search })}
        count={t('shown', { count: items.length })}
      />
      <Loaded query={list}>
        {({ items: rows, next: further }) =>
          rows.length > 0 ? (
            <>
              <RecordTable
                caption={t('listCaption')}
                file={t('common:screens.releases')}
                rows={rows}
                columns={columns}
                keyOf={({ id }) => id}
              />
              {pager(further)}
            </>
          ) : Object.values(conditions).some(Boolean) ? (
            <>
              <Empty
                title={t('empty.filtered')}
                help={t(further ? 'empty.searchedHelp' : 'empty.filteredHelp')}
              >
                <Button variant="default" onClick={() => void navigate({ search: {} })}>
                  {t('common:list.removeAll')}
                </Button>
              </Empty>
              {pager(further)}
            </>
          ) : (
            <Empty title={t('empty.title')} help={t('empty.help')} />
          )
        }
      </Loaded>
    </Page>
  );
}
