import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, fetchApi, type Schemas } from '../api/client';
import { ActDialog } from '../ui/act-dialog';
import { Actions } from '../ui/actions';
import { Facts } from '../ui/facts';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';
import { AccreditationState, useDays } from './accreditation-state';

type Accreditation = Schemas['Accreditation'];

const route = getRouteApi('/administration/agencies/$id');

/** One accreditation: whether the agency reads early now, what it accepted, and what may be done. */
export function AgencyPage() {
  const { t } = useTranslation('press');
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/v1/desk/accreditations/{id}', { params: { path: { id } } });
  return (
    <Page
      title={query.data?.organisation.name ?? t('agencies.one')}
      sub={query.data && <AccreditationState state={query.data.state} />}
    >
      <Loaded query={query}>{(accreditation) => <Content accreditation={accreditation} />}</Loaded>
    </Page>
  );
}

function Content({ accreditation }: { accreditation: Accreditation }) {
  const { t } = useTranslation('press');
  const days = useDays();
  const { decision, mayReadEarly, reasons, acceptances } = accreditation;
  return (
    <div className={`${sections['sections']} ${sections['beside']}`}>
      <AgencyActions accreditation={accreditation} />
      <div className={`${sections['content']} ${sections['sections']}`}>
        <Section title={t('agencies.reads')}>
          <p>
            {mayReadEarly
              ? t('agencies.mayRead')
              : `${t('agencies.mayNotRead')} ${reasons.map(({ title }) => title).join(' ')}`}
          </p>
          <Facts
            of={[
              [t('agencies.decision'), decision],
              [t('agencies.valid'), days(accreditation)],
            ]}
          />
        </Section>
        <Section title={t('agencies.acceptances')}>
          {acceptances.length === 0 && <p className={sections['sub']}>{t('agencies.noAcceptances')}</p>}
          <ul className={sections['steps']}>
            {acceptances.map(({ version, acceptedAt, acceptedByName }) => (
              <li key={version}>
                <Link to="/administration/press-terms/$version" params={{ version: String(version) }}>
                  {t('terms.version', { version })}
                </Link>
                <span className={sections['sub']}>
                  {acceptedByName}, <Moment at={acceptedAt} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </div>
  );
}

type Verb = 'suspend' | 'resume' | 'end';
const verbs: readonly string[] = ['suspend', 'resume', 'end'] satisfies Verb[];

function AgencyActions({ accreditation }: { accreditation: Accreditation }) {
  const { t } = useTranslation(['press', 'common']);
  const [done, setDone] = useState<Verb>();
  const [chosen, choose] = useState<{ verb: Verb; needsReason: boolean; of: Accreditation }>();
  const actions = accreditation.actions.filter(({ verb }) => verbs.includes(verb));
  return (
    <section className={`${sections['section']} ${sections['side']}`}>
      <p role="status" className={sections['done']}>
        {done && t(`agencies.done.${done}`)}
      </p>
      {actions.length > 0 && (
        <>
          <h2>{t('actions')}</h2>
          <Actions
            actions={actions}
            labelOf={(verb) => t(`agencies.verbs.${verb as Verb}`)}
            quiet={['suspend', 'end']}
            why={t('common:why')}
            onAct={(verb) =>
              choose({
                ...actions.find((action) => action.verb === verb)!,
                verb: verb as Verb,
                of: accreditation,
              })
            }
          />
        </>
      )}
      {chosen && (
        <ActDialog
          act={t(`agencies.verbs.${chosen.verb}`)}
          consequence={t(`agencies.consequences.${chosen.verb}`)}
          needsReason={chosen.needsReason}
          send={(words) => steer(chosen.verb, chosen.of, words)}
          onClose={() => choose(undefined)}
          onDone={() => setDone(chosen.verb)}
        />
      )}
    </section>
  );
}

/** With the tag that was read: what somebody changes meanwhile is refused, not done unread. */
async function steer(
  verb: Verb,
  { id, etag }: Accreditation,
  { reason, key }: { readonly reason: string; readonly key: string },
): Promise<void> {
  const path = '/api/v1/desk/accreditations/{id}';
  const params = { path: { id }, header: { 'If-Match': etag, 'Idempotency-Key': key } };
  const { data, error } =
    verb === 'resume'
      ? await fetchApi.POST(`${path}/resume`, { params })
      : await fetchApi.POST(`${path}/${verb}`, { params, body: { reason } });
  if (!data) throw error;
}
