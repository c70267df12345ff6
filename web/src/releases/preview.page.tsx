import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { PublicView } from './public-view';
import classes from './preview.module.css';
import { shownOf } from './shown';

const route = getRouteApi('/releases/$id/preview');

/** A version as the public will see it. */
export function PreviewPage() {
  const { t } = useTranslation(['releases', 'editing']);
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = api.useQuery('get', '/api/v1/desk/releases/{id}', { params: { path: { id } } });
  const shown = shownOf(query.data, search);
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
      <Loaded query={query}>
        {(release) => (
          <div className={classes['sheet']} data-width={width}>
            <PublicView release={release} version={shown!.version} text={shown!.text} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
