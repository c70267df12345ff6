import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useNames } from '../../api/reference';
import { useLanguageName } from '../../i18n/names';
import release from '../release.module.css';

interface TogetherProps {
  readonly version: Schemas['DeskVersion'];
  /** With what it is compared. */
  readonly base: Schemas['DeskVersion'] | undefined;
}

/** Who and what else is in it: languages and whether they say something else, those who speak too, the first of two steps. */
export function Together({ version, base }: TogetherProps) {
  const { t } = useTranslation('review');
  const languageName = useLanguageName();
  const { nameOf } = useNames('organisations');
  const { texts, coIssuers, twoSteps, endorsedBy } = version;
  const gone = (base?.texts ?? []).filter(({ lang }) => texts.every((each) => each.lang !== lang));
  return (
    <section>
      <h2>{t('together')}</h2>
      <ul className={release['rows']}>
        {texts.map((text) => {
          const { lang, translation } = text;
          const state = translation ? (translation.stale ? 'stale' : translation.state) : 'source';
          return (
            <li key={lang}>
              <span>
                {languageName(lang)}: {t(`translations.${state}`)}
                {base && `, ${t(`against${sameness(text, base)}`)}`}
              </span>
            </li>
          );
        })}
        {gone.map(({ lang }) => (
          <li key={lang}>
            <span>
              {languageName(lang)}: {t('againstGone')}
            </span>
          </li>
        ))}
        {coIssuers.map(({ organisation, agreed }) => (
          <li key={organisation}>
            <span>
              {nameOf(organisation)}: {t(agreed ? 'agreed' : 'silent')}
            </span>
          </li>
        ))}
        {twoSteps && (
          <li>
            <span>{t(endorsedBy ? 'endorsed' : 'notEndorsed')}</span>
          </li>
        )}
      </ul>
    </section>
  );
}

/** Whether a text says what it said in the other version, word for word. */
function sameness(text: Schemas['DeskText'], { texts }: Schemas['DeskVersion']): 'New' | 'Same' | 'Changed' {
  const before = texts.find(({ lang }) => lang === text.lang);
  if (!before) return 'New';
  return JSON.stringify(wordsOf(text)) === JSON.stringify(wordsOf(before)) ? 'Same' : 'Changed';
}

const wordsOf = (text: Schemas['DeskText']) => [
  text.title,
  text.summary,
  text.body,
  text.quotes,
  text.contactPosition,
  text.signatoryPosition,
  text.signatoryAuthority,
  text.eventPlace,
  Object.entries(text.fileWords).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  text.audio?.sha256,
];
