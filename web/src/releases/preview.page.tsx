import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, fetchApi } from '../api/client';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { PreviewFrame } from './preview-frame';
import classes from './preview.module.css';
import { shownOf } from './shown';

const route = getRouteApi('/releases/$id/preview');

/** A version as the public will see it: the very page, at the width of a desk or a telephone. */
export function PreviewPage() {
  const { t } = useTranslation(['releases', 'editing']);
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const release = api.useQuery('get', '/api/v1/desk/releases/{id}', { params: { path: { id } } });
  const shown = shownOf(release.data, search);
  const version = shown?.version;
  const query = useQuery({
    // A change to the version is another page.
    queryKey: ['preview', id, version?.id, version?.etag, shown?.text.lang, shown?.text.etag],
    enabled: shown !== undefined,
    queryFn: async () => {
      const { data, error } = await fetchApi.GET('/api/v1/desk/releases/{id}/preview', {
        params: { path: { id }, query: { version: shown!.version.id, lang: shown!.text.lang } },
        parseAs: 'text',
      });
      if (data === undefined) throw error;
      return data;
    },
  });
  const width = search.width ?? 'wide';
  return (
    <Page
      title={t('editing:preview.title')}
      sub={t('editing:preview.help')}
      actions={
        <Button
          variant="default"
          renderRoot={(props) => <Link {...props} to="/releases/$id" params={{ id }} />}
        >
          {t('editing:preview.back')}
        </Button>
      }
    >
      <div className={classes['widths']} role="group" aria-label={t('editing:preview.width')}>
        {(['wide', 'phone'] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === width}
            onClick={() => void navigate({ search: { ...search, width: each }, replace: true })}
          >
            {t(`editing:preview.${each}`)}
          </button>
        ))}
      </div>
      <Loaded query={release}>
        {() => (
          <Loaded query={query}>
            {(html) => <PreviewFrame html={html} title={t('editing:preview.title')} width={width} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
