import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, fetchApi, type Schemas } from '../../api/client';
import { useLanguageName } from '../../i18n/names';
import { FailureBox } from '../../ui/failure';
import { Loaded } from '../../ui/loaded';
import { ReleaseFacts } from '../release-facts';
import releaseClasses from '../release.module.css';
import type { ReviewSearch } from '../search';
import { VersionFiles } from '../version-files';
import { VersionWords } from '../version-text';
import type { Subject } from '../verbs';
import { passagesOf } from './changes';
import { Comments } from './comments';
import { DecisionBar } from './decision-bar';
import { Difference } from './difference';
import { FurtherFacts } from './further-facts';
import classes from './review.module.css';
import { Together } from './together';

interface ReadingProps {
  /** As the server has it now. */
  readonly fresh: Required<Subject>;
  readonly search: ReviewSearch;
}

/** What is read stays as it was when it was opened, and what is decided is decided on that: never on what came meanwhile. */
export function Reading({ fresh, search }: ReadingProps) {
  const { t } = useTranslation(['review', 'releases']);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [read, setRead] = useState(fresh);
  const { release, version } = read;
  const base = baseOf(read, search.from);
  const lang = search.lang ?? version.sourceLang;
  const text = version.texts.find((each) => each.lang === lang) ?? version.texts[0]!;
  const comparable = base?.texts.some((each) => each.lang === text.lang);
  const difference = useQuery({
    queryKey: ['difference', base?.id, base?.etag, version.id, version.etag, text.lang],
    queryFn: async () => {
      const query = { from: base!.id, to: version.id, lang: text.lang };
      const path = { id: release.id };
      const { data, error } = await fetchApi.GET('/api/v1/desk/releases/{id}/difference', {
        params: { path, query },
      });
      if (!data) throw error;
      return data;
    },
    enabled: comparable === true,
    staleTime: Number.POSITIVE_INFINITY,
  });
  // What was compared may be newer than what the release said when it was read.
  const another = difference.data && difference.data.to.etag !== version.etag;
  const stale = another === true || fresh.version.etag !== version.etag;
  useEffect(() => {
    if (another)
      void queries.invalidateQueries({ queryKey: api.queryOptions('get', RELEASE, of(release)).queryKey });
  }, [another, queries, release]);
  const show = (to: Required<Subject>): void => {
    queries.setQueryData(api.queryOptions('get', RELEASE, of(to.release)).queryKey, to.release);
    setRead(to);
  };
  const go = (wanted: ReviewSearch): void =>
    void navigate({
      to: '/releases/$id/review',
      params: { id: release.id },
      search: { ...search, ...wanted },
      replace: true,
    });
  return (
    <div className={classes['areas']}>
      <div>
        {stale && (
          <FailureBox title={t('stale')}>
            <Button variant="default" onClick={() => setRead(fresh)}>
              {t('showNew')}
            </Button>
          </FailureBox>
        )}
        <Choices read={read} base={base} search={search} onChange={go} />
        <Languages read={read} shown={text.lang} search={search} />
        {base && comparable ? (
          <Loaded query={difference}>
            {(data) => <Difference difference={data} beside={search.view === 'beside'} />}
          </Loaded>
        ) : (
          <>
            <h2 className={classes['whole']}>{t('wholeText')}</h2>
            {base && <p className={classes['note']}>{t('languageMissing')}</p>}
            <ReleaseFacts release={release} version={version} />
            <FurtherFacts version={version} text={text} />
            {text.lang !== version.sourceLang && <h3 lang={text.lang}>{text.title}</h3>}
            <VersionWords text={text} />
            <VersionFiles version={version} text={text} />
          </>
        )}
        <DecisionBar
          read={read}
          stale={stale}
          whole={!comparable || difference.data !== undefined}
          onDone={show}
        />
      </div>
      <aside className={classes['side']} aria-label={t('comments')}>
        <Comments
          read={read}
          lang={text.lang}
          passages={comparable && difference.data ? passagesOf(difference.data) : []}
        />
        <Together version={version} base={base} />
        <p>
          <Link to="/releases/$id" params={{ id: release.id }} search={{ version: version.id }}>
            {t('other')}
          </Link>
        </p>
      </aside>
    </div>
  );
}

const RELEASE = '/api/v1/desk/releases/{id}';
const of = ({ id }: Schemas['DeskRelease']) => ({ params: { path: { id } } });
const WHOLE = 'none';

/** With what it is compared: what was chosen, else the version that it follows. */
function baseOf({ release, version }: Required<Subject>, from: string | undefined) {
  if (from === WHOLE) return undefined;
  const others = release.versions.filter(({ id }) => id !== version.id);
  const chosen = others.find(({ id }) => id === from);
  const { number: own = Number.POSITIVE_INFINITY } = version;
  return chosen ?? others.find(({ number }) => number !== undefined && number < own);
}

interface ChoicesProps {
  readonly read: Required<Subject>;
  readonly base: Schemas['DeskVersion'] | undefined;
  readonly search: ReviewSearch;
  readonly onChange: (search: ReviewSearch) => void;
}

/** Which two versions, and how they are shown. Nothing to choose where there is one. */
function Choices({ read: { release, version }, base, search, onChange }: ChoicesProps) {
  const { t } = useTranslation('review');
  if (release.versions.length < 2) return null;
  const nameOf = ({ number, state }: Schemas['DeskVersion']): string =>
    number === undefined ? t(state === 'discarded' ? 'discarded' : 'open') : t('numbered', { number });
  const choices = release.versions.map((each) => ({ value: each.id, label: nameOf(each) }));
  return (
    <div className={classes['choices']}>
      <NativeSelect
        label={t('version')}
        value={version.id}
        data={choices}
        onChange={({ currentTarget }) => onChange({ version: currentTarget.value, from: undefined })}
      />
      <NativeSelect
        label={t('against')}
        value={base?.id ?? WHOLE}
        data={[...choices.filter(({ value }) => value !== version.id), { value: WHOLE, label: t('whole') }]}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value })}
      />
      {base && (
        <SegmentedControl
          className={classes['layout']}
          aria-label={t('layout')}
          value={search.view ?? 'line'}
          data={[
            { value: 'line', label: t('inLine') },
            { value: 'beside', label: t('beside') },
          ]}
          onChange={(view) => onChange({ view: view === 'beside' ? view : undefined })}
        />
      )}
    </div>
  );
}

function Languages({
  read: { release, version },
  shown,
  search,
}: {
  read: Required<Subject>;
  shown: string;
  search: ReviewSearch;
}) {
  const { t } = useTranslation('releases');
  const languageName = useLanguageName();
  if (version.texts.length < 2) return null;
  return (
    <nav className={releaseClasses['languages']} aria-label={t('texts')}>
      {version.texts.map(({ lang }) => (
        <Link
          key={lang}
          to="/releases/$id/review"
          params={{ id: release.id }}
          search={{ ...search, lang }}
          aria-current={lang === shown ? 'page' : undefined}
          activeProps={{}}
        >
          {languageName(lang)}
        </Link>
      ))}
    </nav>
  );
}
