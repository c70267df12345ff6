import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useNames } from '../../api/reference';
import { useLanguageName } from '../../i18n/names';
import release from '../release.module.css';

/** Who and what else is in it: languages, those who speak too, the first of two steps. */
export function Together({ version }: { version: Schemas['DeskVersion'] }) {
  const { t } = useTranslation('review');
  const languageName = useLanguageName();
  const { nameOf } = useNames('organisations');
  const { texts, coIssuers, twoSteps, endorsedBy } = version;
  return (
    <section>
      <h2>{t('together')}</h2>
      <ul className={release['rows']}>
        {texts.map(({ lang, translation }) => (
          <li key={lang}>
            <span>
              {languageName(lang)}:{' '}
              {t(
                `translations.${translation ? (translation.stale ? 'stale' : translation.state) : 'source'}`,
              )}
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
