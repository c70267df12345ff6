import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { ReleaseState } from '../state';
import { Reading } from './reading';

const route = getRouteApi('/releases/$id/review');

/** A version before it is decided on: what changed in it, what was said of it, and the decision. */
export function ReviewPage() {
  const { t } = useTranslation(['review', 'common']);
  const { id } = route.useParams();
  const search = route.useSearch();
  const query = api.useQuery('get', '/api/v1/desk/releases/{id}', { params: { path: { id } } });
  const versions = query.data?.versions ?? [];
  const version = versions.find((each) => each.id === search.version) ?? versions[0];
  const source = version?.texts.find(({ lang }) => lang === version.sourceLang);
  return (
    <Page
      title={source?.title || t('common:noTitle')}
      official={source?.title ? source.lang : undefined}
      sub={
        query.data &&
        version && (
          <ReleaseState
            standing={version === versions[0] ? query.data.standing : 'public'}
            state={version.state}
          />
        )
      }
    >
      <Loaded query={query}>
        {(release) => <Reading key={version!.id} fresh={{ release, version: version! }} search={search} />}
      </Loaded>
    </Page>
  );
}
