import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAccounts } from '../../generated/limits';
import { api, type Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useMay } from '../session/me';
import { Empty } from '../ui/empty';
import { type Filter, Filters } from '../ui/filters';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { Page } from '../ui/page';
import { Pager } from '../ui/pager';
import { type Column, RecordTable } from '../ui/record-table';
import sections from '../ui/sections.module.css';
import { AccountState } from './account-state';
import { InviteDialog } from './invite-dialog';
import { useRoleNames } from './role-names';

type Item = Schemas['DeskAccountItem'];

const route = getRouteApi('/administration/people');
const states: readonly Item['state'][] = ['invited', 'active', 'suspended'];

/** Who has an account, and which roles in the organisations that the reader looks after. */
export function PeoplePage() {
  const { t } = useTranslation(['identity', 'common']);
  const may = useMay();
  const navigate = route.useNavigate();
  const { cursor, ...conditions } = route.useSearch();
  const [inviting, setInviting] = useState(false);
  const columns = useColumns();
  const query = { ...conditions, cursor, state: conditions.state as Item['state'] | undefined };
  const list = api.useQuery(
    'get',
    '/api/v1/desk/accounts',
    { params: { query } },
    { placeholderData: keepPreviousData },
  );
  const filters: readonly Filter<'state'>[] = [
    {
      name: 'state',
      label: t('people.state'),
      any: t('people.anyState'),
      choices: states.map((state) => ({ value: state, label: t(`people.states.${state}`) })),
    },
  ];
  return (
    <Page
      title={t('common:screens.people')}
      sub={t('people.help')}
      actions={
        may('accounts.write') && <Button onClick={() => setInviting(true)}>{t('people.invite')}</Button>
      }
    >
      <Filters
        list="people"
        label={t('people.search')}
        filters={filters}
        words={{ name: 'q', label: t('people.words'), ...listAccounts.q }}
        values={conditions}
        onChange={(values) => void navigate({ search: values })}
        count={t('people.shown', { count: list.data?.items.length ?? 0 })}
      />
      <Loaded query={list}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <RecordTable
                caption={t('common:screens.people')}
                file={t('common:screens.people')}
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
            <Empty title={t('people.none')} help={t('people.noneHelp')} />
          )
        }
      </Loaded>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  );
}

function useColumns(): readonly Column<Item>[] {
  const { t } = useTranslation('identity');
  const { nameOf } = useNames('organisations');
  const roleName = useRoleNames();
  const roles = ({ memberships }: Item) =>
    memberships.map(({ role, organisation }) => `${roleName(role)}, ${nameOf(organisation)}`).join('; ');
  return [
    {
      label: t('people.person'),
      show: ({ id, name, email }) => (
        <>
          <Link to="/administration/people/$id" params={{ id }}>
            {name}
          </Link>
          <p className={sections['sub']}>{email}</p>
        </>
      ),
      text: ({ name, email }) => `${name} <${email}>`,
    },
    {
      label: t('people.state'),
      bare: true,
      show: ({ state }) => <AccountState state={state} />,
      text: ({ state }) => t(`people.states.${state}`),
    },
    { label: t('people.roles'), show: roles, text: roles },
    {
      label: t('people.secondFactor'),
      show: ({ secondFactor }) => t(secondFactor ? 'people.on' : 'people.off'),
      text: ({ secondFactor }) => t(secondFactor ? 'people.on' : 'people.off'),
    },
    {
      label: t('people.since'),
      show: ({ createdAt }) => <Moment at={createdAt} />,
      text: ({ createdAt }) => createdAt,
    },
  ];
}
