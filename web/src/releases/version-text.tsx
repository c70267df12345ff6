import { IconHistory } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { useLanguageName } from '../i18n/names';
import { OfficialText } from '../ui/official-text';
import classes from './release.module.css';

interface VersionTextProps {
  readonly version: Schemas['DeskVersion'];
  readonly text: Schemas['DeskText'];
}

/** What a version says in one language, and the way to the others. */
export function VersionText({ version, text }: VersionTextProps) {
  const { t } = useTranslation('releases');
  const languageName = useLanguageName();
  return (
    <>
      {version.texts.length > 1 && (
        <nav className={classes['languages']} aria-label={t('texts')}>
          {version.texts.map(({ lang, translation }) => (
            <Link
              key={lang}
              to="/releases/$id"
              params={{ id: version.release }}
              search={{ version: version.id, lang }}
              aria-current={lang === text.lang ? 'page' : undefined}
              activeProps={{}}
              className={translation?.stale ? classes['late'] : undefined}
            >
              {translation?.stale && <IconHistory size={16} stroke={1.75} aria-label={t('stale')} />}
              {languageName(lang)}
            </Link>
          ))}
        </nav>
      )}
      <VersionWords text={text} />
    </>
  );
}

/** Every word of one language, but its title. */
export function VersionWords({ text }: Pick<VersionTextProps, 'text'>) {
  const { t } = useTranslation('releases');
  return (
    <article className={classes['words']} lang={text.lang}>
      {text.summary && <p className={classes['summary']}>{text.summary}</p>}
      {text.body ? (
        <OfficialText html={text.body} lang={text.lang} fileWords={text.fileWords} />
      ) : (
        <p className={classes['missing']}>{t('bodyMissing')}</p>
      )}
      {text.quotes.map(({ text: words, name, position }) => (
        <blockquote key={words}>
          <p>{words}</p>
          <footer>{[name, position].filter(Boolean).join(', ')}</footer>
        </blockquote>
      ))}
    </article>
  );
}
