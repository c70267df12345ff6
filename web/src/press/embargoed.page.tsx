import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, fetchApi, type Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useLanguageName } from '../i18n/names';
import { useMoments } from '../i18n/moments';
import { CopyText } from '../ui/copy-text';
import { Failure } from '../ui/failure';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';
import classes from './press.module.css';

type Embargoed = Schemas['EmbargoedRelease'];
/** The members of the canonical document that are shown. */
interface Document {
  readonly content: {
    readonly title: string;
    readonly summary: string;
    readonly body: string;
    readonly quotes?: readonly { readonly text: string; readonly name: string; readonly position?: string }[];
    readonly contact: { readonly name: string; readonly phone?: string; readonly email?: string };
  };
  readonly files?: readonly {
    readonly sha256: string;
    readonly role: string;
    readonly name?: string;
    readonly caption?: string;
    readonly alt?: string;
  }[];
}

const route = getRouteApi('/press-room/$id');
const documentOf = ({ document }: Embargoed) => document as unknown as Document;

/** One release before its hour: the very words that will be published. */
export function EmbargoedPage() {
  const { t } = useTranslation('press');
  const { id } = route.useParams();
  const { lang } = route.useSearch();
  const { full } = useMoments();
  const query = api.useQuery('get', '/api/v1/embargoed/{id}', {
    params: { path: { id }, query: { lang } },
  });
  const release = query.data;
  return (
    <Page
      title={release ? documentOf(release).content.title : t('room.release')}
      official={release?.lang}
      sub={
        release && (
          <span className={classes['hour']}>{t('room.embargo', { at: full(release.publishAt) })}</span>
        )
      }
    >
      <Loaded query={query}>{(read) => <Content release={read} />}</Loaded>
    </Page>
  );
}

function Content({ release }: { release: Embargoed }) {
  const { t } = useTranslation('press');
  const languageName = useLanguageName();
  const { nameOf } = useNames('organisations');
  const { content, files = [] } = documentOf(release);
  const { summary, body, quotes = [], contact } = content;
  return (
    <div className={sections['sections']}>
      <p className={classes['languages']}>
        {nameOf(release.organisation)}
        {release.languages.length > 1 &&
          release.languages.map((lang) => (
            <span key={lang}>
              {' · '}
              <Link
                to="/press-room/$id"
                params={{ id: release.id }}
                search={{ lang }}
                aria-current={lang === release.lang ? 'page' : undefined}
                activeProps={{}}
              >
                {languageName(lang)}
              </Link>
            </span>
          ))}
      </p>
      <article className={classes['words']} lang={release.lang}>
        <p>
          <b>{summary}</b>
        </p>
        {/* The server keeps a small grammar of HTML without scripts, styles and handlers, and the page's policy runs none. */}
        <div className={classes['words']} dangerouslySetInnerHTML={{ __html: body }} />
        {quotes.map(({ text, name, position }) => (
          <blockquote key={text}>
            <p>{text}</p>
            <footer>{[name, position].filter(Boolean).join(', ')}</footer>
          </blockquote>
        ))}
      </article>
      <p className={sections['sub']}>
        {t('room.contact')} {[contact.name, contact.phone, contact.email].filter(Boolean).join(', ')}
      </p>
      {files.length > 0 && (
        <Section title={t('room.files')}>
          <EmbargoedFiles id={release.id} files={files} />
        </Section>
      )}
      <Section title={t('room.proof')}>
        <p className={sections['measure']}>{t('room.proofHelp')}</p>
        <CopyText label={t('terms.sha256')} text={release.sha256} />
      </Section>
    </div>
  );
}

function EmbargoedFiles({ id, files }: { id: string; files: NonNullable<Document['files']> }) {
  const { t } = useTranslation('press');
  const [error, setError] = useState<unknown>();
  return (
    <>
      {error !== undefined && <Failure error={error} />}
      <ul className={sections['steps']}>
        {files.map(({ sha256, name, caption, alt }) => {
          const words = caption ?? alt ?? name ?? t('room.file');
          return (
            <li key={sha256}>
              <span>{words}</span>
              <button
                type="button"
                className={classes['link']}
                aria-label={t('room.downloadOf', { name: words })}
                onClick={() => {
                  setError(undefined);
                  void save(id, sha256, name ?? words).catch(setError);
                }}
              >
                {t('room.download')}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What is not public yet is read with the token of the desk, so no plain link leads to it. */
async function save(id: string, sha256: string, name: string): Promise<void> {
  const { data, error } = await fetchApi.GET('/api/v1/embargoed/{id}/files/{sha256}', {
    params: { path: { id, sha256 } },
    parseAs: 'blob',
  });
  if (!data) throw error;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(data);
  link.download = name;
  link.click();
  // Some browsers begin to save it only after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
