import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useMay } from '../session/me';
import { Empty } from '../ui/empty';
import { type Filter, Filters } from '../ui/filters';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { Pager } from '../ui/pager';
import { type Column, RecordTable } from '../ui/record-table';
import { AccreditDialog } from './accredit-dialog';
import { AccreditationState, useDays } from './accreditation-state';

type Item = Schemas['AccreditationItem'];

const route = getRouteApi('/administration/agencies');
const states: readonly Item['state'][] = ['accredited', 'suspended', 'ended'];

/** Which press agencies the province recognises. */
export function AgenciesPage() {
  const { t } = useTranslation(['press', 'common']);
  const may = useMay();
  const navigate = route.useNavigate();
  const { cursor, ...conditions } = route.useSearch();
  const [accrediting, setAccrediting] = useState(false);
  const columns = useAgencyColumns();
  const { all: agencies } = useNames('organisations', 'press_agency');
  const query = { ...conditions, cursor, state: conditions.state as Item['state'] | undefined };
  const list = api.useQuery(
    'get',
    '/api/v1/desk/accreditations',
    { params: { query } },
    { placeholderData: keepPreviousData },
  );
  const filters: readonly Filter<keyof typeof conditions>[] = [
    {
      name: 'state',
      label: t('agencies.state'),
      any: t('agencies.anyState'),
      choices: states.map((state) => ({ value: state, label: t(`agencies.states.${state}`) })),
    },
    {
      name: 'organisation',
      label: t('agencies.agency'),
      any: t('agencies.anyAgency'),
      choices: agencies.map(([value, label]) => ({ value, label })),
    },
  ];
  return (
    <Page
      title={t('common:screens.agencies')}
      sub={t('agencies.help')}
      actions={
        may('agencies.write') && (
          <Button onClick={() => setAccrediting(true)}>{t('agencies.accredit')}</Button>
        )
      }
    >
      <Filters
        list="agencies"
        label={t('agencies.search')}
        filters={filters}
        values={conditions}
        onChange={(values) => void navigate({ search: values })}
        count={t('agencies.shown', { count: list.data?.items.length ?? 0 })}
      />
      <Loaded query={list}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <RecordTable
                caption={t('common:screens.agencies')}
                file={t('common:screens.agencies')}
                rows={items}
                columns={columns}
                keyOf={({ id }) => id}
              />
              <Pager
                next={next}
                further={cursor !== undefined}
                onGo={(to) => void navigate({ search: { ...conditions, cursor: to } })}
              />
            </>
          ) : (
            <Empty title={t('agencies.none')} help={t('agencies.noneHelp')} />
          )
        }
      </Loaded>
      {accrediting && <AccreditDialog onClose={() => setAccrediting(false)} />}
    </Page>
  );
}

function useAgencyColumns(): readonly Column<Item>[] {
  const { t } = useTranslation('press');
  const days = useDays();
  return [
    {
      label: t('agencies.agency'),
      show: ({ id, organisation }) => (
        <Link to="/administration/agencies/$id" params={{ id }}>
          {organisation.name}
        </Link>
      ),
      text: ({ organisation }) => organisation.name,
    },
    {
      label: t('agencies.state'),
      bare: true,
      show: ({ state }) => <AccreditationState state={state} />,
      text: ({ state }) => t(`agencies.states.${state}`),
    },
    {
      label: t('agencies.decision'),
      show: ({ decision }) => decision,
      text: ({ decision }) => decision,
    },
    { label: t('agencies.valid'), show: days, text: days },
  ];
}
