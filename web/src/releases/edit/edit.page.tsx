import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../api/client';
import { useMe } from '../../session/me';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { SaveFailure, SaveStatus } from '../../writing/save-status';
import { useAutosave } from '../../writing/use-autosave';
import { ReleaseState } from '../state';
import { CheckList } from './check-list';
import { Dropped } from './dropped';
import { Conflicts } from './conflicts';
import classes from './edit.module.css';
import { Facts } from './facts';
import { Files } from './files';
import { Languages } from './languages';
import { isUnpublished, recordsOf, storedText, storedVersion } from './records';
import { useSubmit } from './submit';
import { useUploads } from './uploads';
import { Words } from './words';

const route = getRouteApi('/releases/$id/edit');

/** So often it is looked whether somebody else wrote on it. */
const LOOK_MS = 15_000;

/** Writing: the words of a version, beside them those of a translation, and all that a release needs to be submitted. */
export function EditPage() {
  const { t } = useTranslation('editing');
  const { id } = route.useParams();
  const { lang } = route.useSearch();
  const query = api.useQuery(
    'get',
    '/api/v1/desk/releases/{id}',
    { params: { path: { id } } },
    { refetchInterval: LOOK_MS },
  );
  const version = query.data?.versions.find((each) => isUnpublished(each) || each.state === 'published');
  if (query.data && version) {
    // Another version or another translation is another piece of work.
    return <Writing key={`${version.id} ${lang ?? ''}`} release={query.data} version={version} lang={lang} />;
  }
  return (
    <Page title={t('title')}>
      <Loaded query={query}>{() => <Empty title={t('closed.title')} help={t('closed.help')} />}</Loaded>
    </Page>
  );
}

interface WritingProps {
  readonly release: Schemas['DeskRelease'];
  readonly version: Schemas['DeskVersion'];
  /** Of the translation beside. */
  readonly lang: string | undefined;
}

function Writing({ release, version, lang }: WritingProps) {
  const { t } = useTranslation(['editing', 'releases', 'common']);
  const queries = useQueryClient();
  const me = useMe();
  const [records] = useState(() => recordsOf(queries, me.id, release, version));
  const sourceText = version.texts.find((text) => text.lang === version.sourceLang)!;
  const besideText = version.texts.find((text) => text.lang === lang && text !== sourceText);
  const facts = useAutosave(records.version)!;
  const source = useAutosave(() => records.text(sourceText))!;
  const beside = useAutosave(() => besideText && records.text(besideText));
  const drafts = [facts, source, ...(beside ? [beside] : [])];
  useEffect(() => {
    facts.autosave.refresh(storedVersion(version, release.number));
    source.autosave.refresh(storedText(sourceText));
    if (besideText) beside?.autosave.refresh(storedText(besideText));
    // When something else is stored; the drafts are what is refreshed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [version, release.number]);
  const uploads = useUploads(facts, source);
  const flush = async () =>
    (await Promise.all(drafts.map(({ autosave }) => autosave.flush()))).every(Boolean);
  const navigate = useNavigate();
  const submit = useSubmit({
    release,
    flush,
    onDone: () => void navigate({ to: '/releases/$id', params: { id: release.id } }),
  });
  // What is being handed in is what is read: nothing is written into it meanwhile.
  const mayEdit =
    !submit.sending && version.actions.some(({ verb, reasons }) => verb === 'edit' && reasons.length === 0);
  const states = drafts.map(({ state }) => state);
  const title = source.state.fields.title;
  const mayTranslate =
    !submit.sending &&
    besideText?.translation?.actions.some(({ verb, reasons }) => verb === 'edit' && reasons.length === 0) ===
      true;
  return (
    <Page
      title={title || t('common:noTitle')}
      official={title ? version.sourceLang : undefined}
      sub={
        <div className={classes['sub']}>
          <ReleaseState standing={release.standing} state={version.state} />
          {release.versions.length > 1 && isUnpublished(version) && <span>{t('correction')}</span>}
          <SaveStatus of={states} />
        </div>
      }
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconEye size={18} stroke={1.75} aria-hidden />}
            renderRoot={(props) => (
              <Link {...props} to="/releases/$id/preview" params={{ id: release.id }} search={{ lang }} />
            )}
          >
            {t('preview.open')}
          </Button>
          <Button
            variant="default"
            renderRoot={(props) => <Link {...props} to="/releases/$id" params={{ id: release.id }} />}
          >
            {t('more')}
          </Button>
        </>
      }
    >
      <Dropped />
      {!mayEdit && !submit.sending && isUnpublished(version) && (
        <p className={classes['quiet']}>{t('readOnly')}</p>
      )}
      <SaveFailure of={drafts} />
      <Conflicts drafts={drafts} />
      <div className={classes['areas']}>
        <div className={classes['main']}>
          <Languages release={release} version={version} flush={flush} />
          <div className={beside ? classes['panes'] : undefined}>
            <Words
              draft={source}
              lang={version.sourceLang}
              version={version}
              disabled={!mayEdit}
              uploads={uploads}
              marked={besideText?.translation?.behind?.blocks}
            />
            {beside && (
              <Words
                draft={beside}
                lang={besideText!.lang}
                version={version}
                disabled={!mayTranslate}
                translation={{ release, text: besideText!, source: sourceText, flush }}
              />
            )}
          </div>
          <Files
            facts={facts}
            source={source}
            beside={beside}
            lang={besideText?.lang}
            uploads={uploads}
            disabled={!mayEdit}
            mayTranslate={mayTranslate}
          />
          <Facts draft={facts} source={source} given={release.number ?? ''} disabled={!mayEdit} />
        </div>
        <CheckList
          release={release}
          version={version}
          source={source.state.fields}
          busy={uploads.isBusy}
          submit={submit}
        />
      </div>
    </Page>
  );
}
