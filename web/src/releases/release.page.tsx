import { Button } from '@mantine/core';
import { IconEye, IconPencil, IconWorld } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client';
import { useMay } from '../session/me';
import { FailureBox } from '../ui/failure';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { CopyButton } from './copy-button';
import { ReleaseActions } from './release-actions';
import { ReleaseFacts } from './release-facts';
import classes from './release.module.css';
import { shownOf } from './shown';
import { AfterPublication } from './after/after-publication';
import { EarlyReads } from './after/early-reads';
import { Proposal } from './standing/proposal';
import { ReleaseState } from './state';
import { TranslationActions } from './translation-actions';
import { VersionFiles } from './version-files';
import { VersionText } from './version-text';
import { VersionsList } from './versions-list';

const route = getRouteApi('/releases/$id');

/** A release: what one of its versions says, and what may be done now. */
export function ReleasePage() {
  const { t } = useTranslation(['releases', 'common']);
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/v1/desk/releases/{id}', { params: { path: { id } } });
  const shown = shownOf(query.data, route.useSearch());
  const { title, lang } = shown?.text ?? {};
  return (
    <Page
      title={title || (query.data ? t('common:noTitle') : t('one'))}
      official={title ? lang : undefined}
      sub={shown && <ReleaseState standing={shown.standing} state={shown.version.state} />}
      actions={shown && <Ways {...shown} release={query.data} id={id} />}
    >
      <Loaded query={query}>{(release) => <Content release={release} {...shown!} />}</Loaded>
    </Page>
  );
}

type WaysProps = Pick<ContentProps, 'version' | 'text'> & {
  readonly release: Schemas['DeskRelease'] | undefined;
  readonly id: string;
};

/** The way to writing it, and to what the public sees or would see. */
function Ways({ release, id, version, text }: WaysProps) {
  const { t } = useTranslation('editing');
  const may = useMay();
  const mayEdit = version.actions.some(({ verb, reasons }) => verb === 'edit' && reasons.length === 0);
  const lang = text.lang === version.sourceLang ? undefined : text.lang;
  return (
    <>
      {mayEdit && (
        <Button
          variant="default"
          leftSection={<IconPencil size={18} stroke={1.75} aria-hidden />}
          renderRoot={(props) => (
            <Link {...props} to="/releases/$id/edit" params={{ id }} search={{ lang }} />
          )}
        >
          {t('edit')}
        </Button>
      )}
      {may('releases.write') && <CopyButton id={id} />}
      <Button
        variant="default"
        leftSection={<IconEye size={18} stroke={1.75} aria-hidden />}
        renderRoot={(props) => (
          <Link
            {...props}
            to="/releases/$id/preview"
            params={{ id }}
            search={{ version: version.id, lang }}
          />
        )}
      >
        {t('preview.open')}
      </Button>
      {release?.standing !== 'unpublished' && (
        <Button
          component="a"
          href={`/releases/${id}`}
          variant="default"
          leftSection={<IconWorld size={18} stroke={1.75} aria-hidden />}
        >
          {t('publicPage')}
        </Button>
      )}
    </>
  );
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
      <div className={classes['actions']}>
        <ReleaseActions release={release} version={version} />
        <TranslationActions version={version} text={text} />
      </div>
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
