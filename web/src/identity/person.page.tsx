import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewMembership } from '../../generated/limits';
import { api, fetchApi, type Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useMoments } from '../i18n/moments';
import { languages } from '../i18n';
import { ActDialog } from '../ui/act-dialog';
import { Acts } from '../ui/acts';
import { Facts } from '../ui/facts';
import { useApiForm } from '../ui/form';
import { FormDialog } from '../ui/form-dialog';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';
import { AccountState } from './account-state';
import { MembershipFields } from './membership-fields';
import { useRoleNames } from './role-names';

type Account = Schemas['DeskAccount'];
type Membership = Account['memberships'][number];

const route = getRouteApi('/administration/people/$id');
const path = '/api/v1/desk/accounts/{id}';
const headers = ({ etag }: Account, key: string) => ({ 'If-Match': etag, 'Idempotency-Key': key });

/** Somebody's account: the roles, and what may be done with it. */
export function PersonPage() {
  const { t } = useTranslation('identity');
  const { id } = route.useParams();
  const query = api.useQuery('get', path, { params: { path: { id } } });
  return (
    <Page
      title={query.data?.name ?? t('people.person')}
      sub={query.data && <AccountState state={query.data.state} />}
    >
      <Loaded query={query}>{(account) => <Content account={account} />}</Loaded>
    </Page>
  );
}

function Content({ account }: { account: Account }) {
  const { t } = useTranslation('identity');
  const { email, lang, secondFactor, createdAt } = account;
  return (
    <div className={`${sections['sections']} ${sections['beside']}`}>
      <Acts
        title={t('actions')}
        actions={account.actions}
        words={t('people.acts', { returnObjects: true })}
        quiet={['suspend', 'remove-second-factor']}
        send={(verb, asked) => steer(verb, account, asked)}
      />
      <div className={`${sections['content']} ${sections['sections']}`}>
        <Facts
          of={[
            [t('people.email'), email],
            [t('people.lang'), languages[lang]],
            [t('people.secondFactor'), t(secondFactor ? 'people.on' : 'people.off')],
            [t('people.since'), <Moment key="since" at={createdAt} />],
          ]}
        />
        <Memberships account={account} />
      </div>
    </div>
  );
}

function Memberships({ account }: { account: Account }) {
  const { t } = useTranslation('identity');
  const { nameOf } = useNames('organisations');
  const { full } = useMoments();
  const roleName = useRoleNames();
  const [granting, setGranting] = useState(false);
  const [revoked, revoke] = useState<Membership>();
  const may = (verb: string) =>
    account.actions.some((action) => action.verb === verb && action.reasons.length === 0);
  const { memberships, worksElsewhere } = account;
  return (
    <Section title={t('people.roles')}>
      {memberships.length === 0 && <p className={sections['sub']}>{t('people.noRoles')}</p>}
      <ul className={sections['steps']}>
        {memberships.map((membership) => {
          const { id, role, organisation, scope, validTo, substitutesFor } = membership;
          const where = nameOf(organisation);
          return (
            <li key={id}>
              <div>
                <b>{roleName(role)}</b>
                <p className={sections['sub']}>
                  {[
                    where,
                    t(`people.scopes.${scope}`),
                    substitutesFor && t('people.standIn'),
                    validTo && t('people.until', { at: full(validTo) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              {may('revoke') && (
                <Button
                  variant="default"
                  aria-label={t('people.revokeOf', { role: roleName(role), organisation: where })}
                  onClick={() => revoke(membership)}
                >
                  {t('people.revoke')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {worksElsewhere && <p className={sections['sub']}>{t('people.elsewhere')}</p>}
      {may('grant') && (
        <Button variant="default" onClick={() => setGranting(true)}>
          {t('people.grant')}
        </Button>
      )}
      {granting && <GrantDialog account={account} onClose={() => setGranting(false)} />}
      {revoked && (
        <ActDialog
          act={t('people.revoke')}
          title={t('people.revokeOf', {
            role: roleName(revoked.role),
            organisation: nameOf(revoked.organisation),
          })}
          consequence={t('people.revokeHelp')}
          send={async ({ key }) => {
            const { data, error } = await fetchApi.DELETE(`${path}/memberships/{membership}`, {
              params: { path: { id: account.id, membership: revoked.id }, header: headers(account, key) },
            });
            if (!data) throw error;
          }}
          onClose={() => revoke(undefined)}
        />
      )}
    </Section>
  );
}

function GrantDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation(['identity', 'common']);
  const queries = useQueryClient();
  const form = useApiForm({
    initialValues: { organisation: '', role: '', scope: 'own' },
    rules: NewMembership,
    send: async ({ scope, ...asked }, key) => {
      const { data, error } = await fetchApi.POST(`${path}/memberships`, {
        params: { path: { id: account.id }, header: headers(account, key) },
        body: { ...asked, scope: scope as 'own' },
      });
      if (!data) throw error;
      await queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <FormDialog title={t('people.grant')} act={t('people.grant')} form={form} onClose={onClose}>
      <MembershipFields form={form.form} />
    </FormDialog>
  );
}

type Verb = 'invite-again' | 'suspend' | 'reinstate' | 'remove-second-factor';

/** With the tag that was read: what somebody changes meanwhile is refused, not done unread. */
async function steer(
  verb: Verb,
  account: Account,
  { reason, key }: { readonly reason: string; readonly key: string },
): Promise<void> {
  const params = { path: { id: account.id }, header: headers(account, key) };
  const body = { reason };
  const send = {
    'invite-again': () => fetchApi.POST(`${path}/invite`, { params }),
    suspend: () => fetchApi.POST(`${path}/suspend`, { params, body }),
    reinstate: () => fetchApi.POST(`${path}/reinstate`, { params }),
    'remove-second-factor': () => fetchApi.POST(`${path}/remove-second-factor`, { params, body }),
  }[verb];
  const { data, error } = await send();
  if (!data) throw error;
}
