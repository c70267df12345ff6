import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, fetchApi, type Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { ActDialog } from '../ui/act-dialog';
import { Actions } from '../ui/actions';
import { CopyText } from '../ui/copy-text';
import { Facts } from '../ui/facts';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';
import { ClientDialog } from './client-dialog';
import { ClientSecrets } from './client-secrets';
import { ClientState } from './client-state';
import { useScopeText } from './scopes';
import { SecretDialog } from './secret-dialog';

type Client = Schemas['Client'];

const route = getRouteApi('/administration/clients/$id');

/** One client: what it may read, its secrets, and what may be done. */
export function ClientPage() {
  const { t } = useTranslation('press');
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/v1/desk/clients/{id}', { params: { path: { id } } });
  return (
    <Page
      title={query.data?.name ?? t('clients.one')}
      sub={query.data && <ClientState state={query.data.state} />}
    >
      <Loaded query={query}>{(client) => <Content client={client} />}</Loaded>
    </Page>
  );
}

function Content({ client }: { client: Client }) {
  const { t } = useTranslation('press');
  const textOf = useScopeText();
  const { nameOf } = useNames('organisations');
  const { id, organisation, scopes, createdAt, lastUsedAt } = client;
  return (
    <div className={`${sections['sections']} ${sections['beside']}`}>
      <ClientActions client={client} />
      <div className={`${sections['content']} ${sections['sections']}`}>
        <Section title={t('clients.one')}>
          <Facts
            of={[
              [t('clients.organisation'), nameOf(organisation)],
              [t('clients.scopes'), scopes.map(textOf).join('; ')],
              [t('clients.added'), <Moment key="added" at={createdAt} />],
              [
                t('clients.lastUsed'),
                lastUsedAt ? <Moment key="used" at={lastUsedAt} /> : t('clients.neverUsed'),
              ],
            ]}
          />
          <CopyText label="client_id" text={id} />
        </Section>
        <ClientSecrets client={client} />
      </div>
    </div>
  );
}

type Verb = 'add-secret' | 'change' | 'disable' | 'enable';
const order: readonly string[] = ['add-secret', 'enable', 'change', 'disable'] satisfies Verb[];

function ClientActions({ client }: { client: Client }) {
  const { t } = useTranslation(['press', 'common']);
  const [done, setDone] = useState<'disable' | 'enable'>();
  // As it was when it was chosen: what somebody changes meanwhile is refused, not done unread.
  const [chosen, choose] = useState<{ verb: Verb; of: Client }>();
  const close = () => choose(undefined);
  const actions = client.actions
    .filter(({ verb }) => order.includes(verb))
    .toSorted((a, b) => order.indexOf(a.verb) - order.indexOf(b.verb));
  return (
    <section className={`${sections['section']} ${sections['side']}`}>
      <p role="status" className={sections['done']}>
        {done && t(`clients.done.${done}`)}
      </p>
      {actions.length > 0 && (
        <>
          <h2>{t('actions')}</h2>
          <Actions
            actions={actions}
            labelOf={(verb) => t(`clients.verbs.${verb as Verb}`)}
            why={t('common:why')}
            onAct={(verb) => choose({ verb: verb as Verb, of: client })}
          />
        </>
      )}
      {chosen?.verb === 'add-secret' && <SecretDialog client={chosen.of} onClose={close} />}
      {chosen?.verb === 'change' && <ClientDialog client={chosen.of} onClose={close} />}
      {(chosen?.verb === 'disable' || chosen?.verb === 'enable') && (
        <SteerDialog verb={chosen.verb} client={chosen.of} onClose={close} onDone={setDone} />
      )}
    </section>
  );
}

interface SteerDialogProps {
  readonly verb: 'disable' | 'enable';
  readonly client: Client;
  readonly onClose: () => void;
  readonly onDone: (verb: 'disable' | 'enable') => void;
}

function SteerDialog({ verb, client: { id, etag }, onClose, onDone }: SteerDialogProps) {
  const { t } = useTranslation('press');
  return (
    <ActDialog
      act={t(`clients.verbs.${verb}`)}
      consequence={t(`clients.consequences.${verb}`)}
      needsReason={verb === 'disable'}
      send={async ({ reason, key }) => {
        const params = { path: { id }, header: { 'If-Match': etag, 'Idempotency-Key': key } };
        const { data, error } =
          verb === 'disable'
            ? await fetchApi.POST('/api/v1/desk/clients/{id}/disable', { params, body: { reason } })
            : await fetchApi.POST('/api/v1/desk/clients/{id}/enable', { params });
        if (!data) throw error;
      }}
      onClose={onClose}
      onDone={() => onDone(verb)}
    />
  );
}
