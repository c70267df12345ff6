import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useLanguageName } from '../../i18n/names';
import { useMoments } from '../../i18n/moments';
import { NoticesRead } from './notices';
import classes from './standing.module.css';

/** An erasure that waits for a second person: what it names, on what ground, and what the public will read. */
export function Proposal({ redaction }: { redaction: NonNullable<Schemas['DeskRelease']['redaction']> }) {
  const { t } = useTranslation('standing');
  const languageName = useLanguageName();
  const { full } = useMoments();
  const { documents, ground, notices, proposedAt } = redaction;
  return (
    <section className={classes['proposal']}>
      <h2>{t('erase.proposal')}</h2>
      <p>{t('erase.proposed', { at: full(proposedAt) })}</p>
      <dl className={classes['facts']}>
        <div>
          <dt>{t('erase.documents')}</dt>
          {documents.map(({ version, lang }) => (
            <dd key={`${version} ${lang}`}>
              {t('erase.document', { number: version, language: languageName(lang) })}
            </dd>
          ))}
        </div>
        <div>
          <dt>{t('erase.ground')}</dt>
          <dd>{t(`erase.grounds.${ground}`)}</dd>
        </div>
        <div>
          <dt>{t('publicView')}</dt>
          <dd>
            <NoticesRead notices={notices} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
