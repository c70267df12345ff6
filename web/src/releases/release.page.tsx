import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client';
import { FailureBox } from '../ui/failure';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { AfterPublication } from './after/after-publication';
import { EarlyReads } from './after/early-reads';
import { ReleaseActions } from './release-actions';
import { ReleaseFacts } from './release-facts';
import classes from './release.module.css';
import { Proposal } from './standing/proposal';
import { ReleaseState } from './state';
import { VersionFiles } from './version-files';
import { VersionText } from './version-text';
import { VersionsList } from './versions-list';

const route = getRouteApi('/releases/$id');

/** A release: what one of its versions says, and what may be done now. */
export function ReleasePage() {
  const { t } = useTranslation(['releases', 'common']);
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/v1/desk/releases/{id}', { params: { path: { id } } });
  const shown = useShown(query.data);
  const { title, lang } = shown?.text ?? {};
  return (
    <Page
      title={title || (query.data ? t('common:noTitle') : t('one'))}
      official={title ? lang : undefined}
      sub={shown && <ReleaseState standing={shown.standing} state={shown.version.state} />}
    >
      <Loaded query={query}>{(release) => <Content release={release} {...shown!} />}</Loaded>
    </Page>
  );
}

/** The version and the language that the address asks for; else the newest, as it was written. */
function useShown(release: Schemas['DeskRelease'] | undefined) {
  const { version: wanted, lang } = route.useSearch();
  if (!release) return undefined;
  const [newest] = release.versions;
  const version = release.versions.find(({ id }) => id === wanted) ?? newest!;
  const text =
    version.texts.find((each) => each.lang === lang) ??
    version.texts.find((each) => each.lang === version.sourceLang)!;
  // What was taken back is the release: its older versions were what they were.
  return { version, text, standing: version === newest ? release.standing : ('public' as const) };
}

const isNumbered = (
  version: Schemas['DeskVersion'],
): version is Schemas['DeskVersion'] & { readonly number: number } => version.number !== undefined;

interface ContentProps {
  readonly release: Schemas['DeskRelease'];
  readonly version: Schemas['DeskVersion'];
  readonly text: Schemas['DeskText'];
}

function Content({ release, version, text }: ContentProps) {
  const { t } = useTranslation('releases');
  return (
    <div className={classes['areas']}>
      <ReleaseActions release={release} version={version} />
      <div className={classes['content']}>
        {version.sentBackBecause && <FailureBox title={t('sentBack', { reason: version.sentBackBecause })} />}
        {version.refusedOnTime && (
          <FailureBox title={t('refusedOnTime', { reason: version.refusedOnTime })} />
        )}
        {release.redaction && <Proposal redaction={release.redaction} />}
        <ReleaseFacts release={release} version={version} />
        <VersionText version={version} text={text} />
        <VersionFiles version={version} text={text} />
        {version.earlyAccess && <EarlyReads release={release.id} version={version.id} />}
        {isNumbered(version) && <AfterPublication release={release} version={version} text={text} />}
      </div>
      <VersionsList release={release} shown={version} />
    </div>
  );
}
