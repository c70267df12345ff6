import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client';
import { useNameOf } from '../i18n/names';
import { useMay } from '../session/me';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { Pager } from '../ui/pager';
import { type Column, RecordTable } from '../ui/record-table';
import { AddOrganisation } from './organisation-dialogs';
import classes from './identity.module.css';

type Item = Schemas['DeskOrganisationItem'];

const route = getRouteApi('/administration/organisations');

/** Who speaks for the province; each under the one above it. */
export function OrganisationsPage() {
  const { t } = useTranslation(['identity', 'common']);
  const may = useMay();
  const navigate = route.useNavigate();
  const { cursor } = route.useSearch();
  const [adding, setAdding] = useState(false);
  const columns = useColumns();
  const list = api.useQuery('get', '/api/v1/desk/organisations', {
    params: { query: { limit: 100, cursor } },
  });
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
      <Loaded query={list}>
        {({ items, next }) => (
          <>
            <RecordTable
              caption={t('common:screens.organisations')}
              rows={inTree(items)}
              columns={columns}
              keyOf={({ id }) => id}
            />
            <Pager
              next={next}
              further={cursor !== undefined}
              onGo={(to) => void navigate({ search: { cursor: to } })}
            />
          </>
        )}
      </Loaded>
      {adding && <AddOrganisation onClose={() => setAdding(false)} />}
    </Page>
  );
}

type Placed = Item & { readonly depth: number };

/** Each after the one above it, as deep as it stands; what has its superior on another page begins anew. */
function inTree(items: readonly Item[]): readonly Placed[] {
  const known = new Set(items.map(({ id }) => id));
  const below = (parent: string | undefined, depth: number): Placed[] =>
    items
      .filter((item) => (item.parent && known.has(item.parent) ? item.parent : undefined) === parent)
      .flatMap((item) => [{ ...item, depth }, ...below(item.id, depth + 1)]);
  return below(undefined, 0);
}

function useColumns(): readonly Column<Placed>[] {
  const { t } = useTranslation('identity');
  const nameOf = useNameOf();
  return [
    {
      label: t('organisations.name'),
      show: ({ id, names, depth }) => (
        <span className={classes['place']} data-depth={Math.min(depth, 4)}>
          <Link to="/administration/organisations/$id" params={{ id }}>
            {nameOf(names)}
          </Link>
        </span>
      ),
      text: ({ names }) => nameOf(names),
    },
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
