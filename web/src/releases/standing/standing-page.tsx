import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../api/client';
import { FailureBox } from '../../ui/failure';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import type { VerbName } from '../verbs';

interface StandingPageProps {
  readonly id: string;
  readonly title: string;
  readonly verb: VerbName;
  readonly children: (release: Schemas['DeskRelease']) => ReactNode;
}

/** A verb on a release as such: the steps that lead to it, or why it can't be done now. */
export function StandingPage({ id, title, verb, children }: StandingPageProps) {
  const { t } = useTranslation(['standing', 'common']);
  const query = api.useQuery('get', '/api/v1/desk/releases/{id}', { params: { path: { id } } });
  const name = query.data && (titleOf(query.data) || t('common:noTitle'));
  return (
    <Page
      title={title}
      sub={
        name && (
          <Link to="/releases/$id" params={{ id }}>
            {name}
          </Link>
        )
      }
    >
      <Loaded query={query}>
        {(release) => {
          const action = release.actions.find((each) => each.verb === verb);
          const reasons = action?.reasons ?? [];
          if (action && reasons.length === 0) return children(release);
          return (
            <FailureBox title={[t('notNow'), ...reasons.map((reason) => reason.title)].join(' ')}>
              <Link to="/releases/$id" params={{ id }}>
                {t('toRelease')}
              </Link>
            </FailureBox>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** The version in force, in the language in which it was written. */
export function inForce({ versions }: Schemas['DeskRelease']) {
  const version = versions.find(({ state }) => state === 'published') ?? versions[0]!;
  return { version, text: version.texts.find(({ lang }) => lang === version.sourceLang)! };
}
const titleOf = (release: Schemas['DeskRelease']): string => inForce(release).text.title;

/** Back to the release. */
export function useToRelease(id: string): () => void {
  const navigate = useNavigate();
  return () => void navigate({ to: '/releases/$id', params: { id } });
}
