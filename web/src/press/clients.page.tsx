import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useMoments } from '../i18n/moments';
import { useMay } from '../session/me';
import { Empty } from '../ui/empty';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { Page } from '../ui/page';
import { Pager } from '../ui/pager';
import { type Column, RecordTable } from '../ui/record-table';
import { ClientDialog } from './client-dialog';
import { ClientState } from './client-state';

type Item = Schemas['ClientItem'];

const route = getRouteApi('/administration/clients');

/** Machines that call the API for an organisation. */
export function ClientsPage() {
  const { t } = useTranslation(['press', 'common']);
  const may = useMay();
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  const columns = useClientColumns();
  const list = api.useQuery('get', '/api/v1/desk/clients', { params: { query: { cursor } } });
  return (
    <Page
      title={t('common:screens.clients')}
      sub={t('clients.help')}
      actions={may('clients.write') && <Button onClick={() => setAdding(true)}>{t('clients.add')}</Button>}
    >
      <Loaded query={list}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <RecordTable
                caption={t('common:screens.clients')}
                file={t('common:screens.clients')}
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
            <Empty title={t('clients.none')} help={t('clients.noneHelp')} />
          )
        }
      </Loaded>
      {adding && <ClientDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

function useClientColumns(): readonly Column<Item>[] {
  const { t } = useTranslation('press');
  const { nameOf } = useNames('organisations');
  const { full, isPast } = useMoments();
  const live = ({ secrets }: Item): string =>
    t('clients.live', {
      count: secrets.filter(
        ({ revokedAt, expiresAt }) => !revokedAt && !(expiresAt !== undefined && isPast(expiresAt)),
      ).length,
    });
  return [
    {
      label: t('clients.name'),
      show: ({ id, name }) => (
        <Link to="/administration/clients/$id" params={{ id }}>
          {name}
        </Link>
      ),
      text: ({ name }) => name,
    },
    {
      label: t('clients.organisation'),
      bare: true,
      show: ({ organisation }) => nameOf(organisation),
      text: ({ organisation }) => nameOf(organisation),
    },
    {
      label: t('clients.state'),
      bare: true,
      show: ({ state }) => <ClientState state={state} />,
      text: ({ state }) => t(`clients.states.${state}`),
    },
    { label: t('clients.secrets'), bare: true, show: live, text: live },
    {
      label: t('clients.lastUsed'),
      show: ({ lastUsedAt }) => (lastUsedAt ? <Moment at={lastUsedAt} /> : t('clients.neverUsed')),
      text: ({ lastUsedAt }) => (lastUsedAt ? full(lastUsedAt) : ''),
    },
  ];
}
