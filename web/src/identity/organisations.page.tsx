import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDeskOrganisations } from '../../generated/limits';
import type { operations } from '../../generated/schema';
import { api, type Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useNameOf } from '../i18n/names';
import { useMay } from '../session/me';
import { Empty } from '../ui/empty';
import { type Filter, Filters } from '../ui/filters';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { Pager } from '../ui/pager';
import { type Column, RecordTable } from '../ui/record-table';
import { AddOrganisation, kinds } from './organisation-dialogs';
import { OrganisationTree } from './organisation-tree';

type Item = Schemas['DeskOrganisationItem'];
type Query = NonNullable<operations['listDeskOrganisations']['parameters']['query']>;

const route = getRouteApi('/administration/organisations');
const states: readonly Item['state'][] = ['active', 'closed'];

/** Who speaks for the province: each under the one above it, or those that are looked for. */
export function OrganisationsPage() {
  const { t } = useTranslation(['identity', 'common']);
  const may = useMay();
  const navigate = route.useNavigate();
  const { cursor, ...conditions } = route.useSearch();
  const [adding, setAdding] = useState(false);
  const columns = useColumns();
  const isNarrowed = Object.values(conditions).some(Boolean);
  const query = { ...conditions, cursor } as Query;
  const list = api.useQuery(
    'get',
    '/api/v1/desk/organisations',
    { params: { query } },
    { enabled: isNarrowed, placeholderData: keepPreviousData },
  );
  const filters: readonly Filter<'kind' | 'state'>[] = [
    {
      name: 'kind',
      label: t('organisations.kind'),
      any: t('organisations.anyKind'),
      choices: kinds.map((kind) => ({ value: kind, label: t(`organisations.kinds.${kind}`) })),
    },
    {
      name: 'state',
      label: t('organisations.state'),
      any: t('organisations.anyState'),
      choices: states.map((state) => ({ value: state, label: t(`organisations.states.${state}`) })),
    },
  ];
  return (
    <Page
      title={t('common:screens.organisations')}
      sub={t('organisations.help')}
      actions={
        may('organisations.write') && (
          <Button onClick={() => setAdding(true)}>{t('organisations.add')}</Button>
        )
      }
    >
      <Filters
        list="organisations"
        label={t('organisations.search')}
        filters={filters}
        words={{ name: 'q', label: t('organisations.words'), ...listDeskOrganisations.q }}
        values={conditions}
        onChange={(values) => void navigate({ search: values })}
        count={isNarrowed ? t('organisations.shown', { count: list.data?.items.length ?? 0 }) : ''}
      />
      {isNarrowed ? (
        <Loaded query={list}>
          {({ items, next }) =>
            items.length > 0 ? (
              <>
                <RecordTable
                  caption={t('common:screens.organisations')}
                  file={t('common:screens.organisations')}
                  rows={items}
                  columns={columns}
                  keyOf={({ id }) => id}
                />
                <Pager
                  byName
                  next={next}
                  further={cursor !== undefined}
                  onGo={(to) => void navigate({ search: { ...conditions, cursor: to } })}
                />
              </>
            ) : (
              <Empty title={t('organisations.none')} help={t('organisations.noneHelp')} />
            )
          }
        </Loaded>
      ) : (
        <OrganisationTree below="none" />
      )}
      {adding && <AddOrganisation onClose={() => setAdding(false)} />}
    </Page>
  );
}

/** Of those that are looked for, also where each stands. */
function useColumns(): readonly Column<Item>[] {
  const { t } = useTranslation('identity');
  const nameOf = useNameOf();
  const organisations = useNames('organisations');
  const above = ({ parent }: Item) => (parent ? organisations.nameOf(parent) : t('organisations.top'));
  return [
    {
      label: t('organisations.name'),
      show: ({ id, names }) => (
        <Link to="/administration/organisations/$id" params={{ id }}>
          {nameOf(names)}
        </Link>
      ),
      text: ({ names }) => nameOf(names),
    },
    { label: t('organisations.parent'), show: above, text: above },
    { label: t('organisations.code'), show: ({ code }) => code, text: ({ code }) => code },
    {
      label: t('organisations.kind'),
      bare: true,
      show: ({ kind }) => t(`organisations.kinds.${kind}`),
      text: ({ kind }) => t(`organisations.kinds.${kind}`),
    },
    {
      label: t('organisations.state'),
      bare: true,
      show: ({ state }) => t(`organisations.states.${state}`),
      text: ({ state }) => t(`organisations.states.${state}`),
    },
  ];
}
