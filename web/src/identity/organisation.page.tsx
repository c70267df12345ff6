import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, fetchApi, type Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useNameOf } from '../i18n/names';
import { useMay } from '../session/me';
import { Acts } from '../ui/acts';
import { Facts } from '../ui/facts';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';
import { OrganisationTree } from './organisation-tree';
import { AddOrganisation, MoveOrganisation, RenameOrganisation } from './organisation-dialogs';

type Organisation = Schemas['DeskOrganisation'];

const route = getRouteApi('/administration/organisations/$id');
const path = '/api/v1/desk/organisations/{id}';

/** An organisation: where it stands, and what may be done with it. */
export function OrganisationPage() {
  const { t } = useTranslation('identity');
  const nameOf = useNameOf();
  const { id } = route.useParams();
  const query = api.useQuery('get', path, { params: { path: { id } } });
  return (
    <Page
      title={query.data ? nameOf(query.data.names) : t('organisations.name')}
      sub={query.data && t(`organisations.states.${query.data.state}`)}
    >
      <Loaded query={query}>{(organisation) => <Content organisation={organisation} />}</Loaded>
    </Page>
  );
}

function Content({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('identity');
  const may = useMay();
  const organisations = useNames('organisations');
  const [adding, setAdding] = useState(false);
  const { id, code, kind, parent, names } = organisation;
  return (
    <div className={`${sections['sections']} ${sections['beside']}`}>
      <Acts
        title={t('actions')}
        actions={organisation.actions}
        words={t('organisations.acts', { returnObjects: true })}
        quiet={['close']}
        send={(verb, { key }) => steer(verb, organisation, key)}
        dialogs={{
          rename: (onClose, onDone) => (
            <RenameOrganisation organisation={organisation} onClose={onClose} onDone={onDone} />
          ),
          move: (onClose, onDone) => (
            <MoveOrganisation organisation={organisation} onClose={onClose} onDone={onDone} />
          ),
        }}
      />
      <div className={`${sections['content']} ${sections['sections']}`}>
        <Facts
          of={[
            [t('organisations.code'), code],
            [t('organisations.kind'), t(`organisations.kinds.${kind}`)],
            [
              t('organisations.parent'),
              parent ? (
                <Link key="parent" to="/administration/organisations/$id" params={{ id: parent }}>
                  {organisations.nameOf(parent)}
                </Link>
              ) : (
                t('organisations.top')
              ),
            ],
            [t('nameVi'), names['vi']],
            [t('nameEn'), names['en']],
          ]}
        />
        <Section title={t('organisations.parts')}>
          <OrganisationTree
            below={id}
            none={<p className={sections['sub']}>{t('organisations.noParts')}</p>}
          />
          {may('organisations.write') && (
            <Button variant="default" onClick={() => setAdding(true)}>
              {t('organisations.below')}
            </Button>
          )}
        </Section>
      </div>
      {adding && <AddOrganisation parent={id} onClose={() => setAdding(false)} />}
    </div>
  );
}

async function steer(verb: string, { id, etag }: Organisation, key: string): Promise<void> {
  const params = { path: { id }, header: { 'If-Match': etag, 'Idempotency-Key': key } };
  const { data, error } =
    verb === 'close'
      ? await fetchApi.POST(`${path}/close`, { params })
      : await fetchApi.POST(`${path}/reopen`, { params });
  if (!data) throw error;
}
