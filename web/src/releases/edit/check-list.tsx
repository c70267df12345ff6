import { Button, Checkbox } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useLanguageName } from '../../i18n/names';
import { Failure, FailureBox } from '../../ui/failure';
import classes from './edit.module.css';
import type { TextFields } from './records';
import type { Submit } from './submit';

/** Longer titles are cut by search engines and telephones. */
const LONG_TITLE = 100;
/** So templates mark what is to be filled in. */
const BLANK = /\[[^\][<>]{2,80}\]/g;

/** Where on this page a reason of the server is done away with. */
const places: Readonly<Record<string, string>> = {
  'title-missing': 'title',
  'summary-missing': 'summary',
  'body-missing': 'body',
  'topic-missing': 'topics',
  'contact-missing': 'contact',
  'event-missing': 'event',
  'authority-missing': 'signatory',
  'alt-missing': 'files',
  'quote-incomplete': 'quotes',
};

interface CheckListProps {
  readonly release: Schemas['DeskRelease'];
  readonly version: Schemas['DeskVersion'];
  readonly source: TextFields;
  /** Files are on their way. */
  readonly busy: boolean;
  readonly submit: Submit;
}

/** What must be done before it is handed in, what should be looked at again, what is done; and the handing in. */
export function CheckList({
  version,
  source,
  busy,
  submit: { submit, sending, unsaved, error },
}: CheckListProps) {
  const { t } = useTranslation(['editing', 'releases']);
  const languageName = useLanguageName();
  const [confirmed, setConfirmed] = useState(false);
  const action = version.actions.find(({ verb }) => verb === 'submit');
  const reasons = action?.reasons ?? [];
  const isRefused = reasons.length > 0 || !confirmed || busy;
  const left = reasons.length + Number(!confirmed) + Number(busy);
  const stale = version.texts.filter(({ translation }) => translation?.stale);
  const translated = version.texts.filter(({ translation }) => translation && !translation.stale);
  const unreviewed = translated.filter(({ translation }) => translation!.state === 'translating');
  const withoutAlt = translated.filter(({ fileWords }) =>
    version.files.some(({ sha256, role }) => role === 'picture' && !fileWords[sha256]?.alt),
  );
  const should = [
    ...stale.map(({ lang }) => t('checks.stale', { language: languageName(lang) })),
    ...unreviewed.map(({ lang }) => t('checks.unreviewed', { language: languageName(lang) })),
    ...withoutAlt.map(({ lang }) => t('checks.altMissing', { language: languageName(lang) })),
    ...(version.texts.length === 1 ? [t('checks.noTranslation')] : []),
    ...(source.title.length > LONG_TITLE
      ? [t('checks.longTitle', { count: source.title.length, most: LONG_TITLE })]
      : []),
    ...[...source.body.matchAll(BLANK)].slice(0, 3).map(([blank]) => t('checks.blanks', { blank })),
    ...(version.places.length === 0 ? [t('checks.noPlace')] : []),
  ];
  const done = [
    ...(source.title && source.title.length <= LONG_TITLE
      ? [t('checks.title', { count: source.title.length, most: LONG_TITLE })]
      : []),
    ...(version.contact.name ? [t('checks.contact', { name: version.contact.name })] : []),
    ...(version.signatory ? [t('checks.signatory', { name: version.signatory.name })] : []),
    ...translated
      .filter((text) => !unreviewed.includes(text))
      .map(({ lang }) => t('checks.translated', { language: languageName(lang) })),
  ];
  return (
    <aside id="checks" className={classes['checks']} aria-label={t('checks.label')}>
      {action && (
        <a href="#checks" className={classes['toChecks']}>
          {t(left > 0 ? 'checks.left' : 'checks.ready', { count: left })}
        </a>
      )}
      {action && (
        <section>
          <h2>{t('checks.must')}</h2>
          <ul>
            {reasons.map(({ type, title }) => {
              const place = places[type.split('.').at(-1)!];
              return (
                <li key={type} className={classes['must']}>
                  <IconAlertCircle size={18} stroke={1.75} aria-hidden />
                  {place ? <a href={`#${place}`}>{title}</a> : <span>{title}</span>}
                </li>
              );
            })}
            <li className={classes['confirm']}>
              <Checkbox
                label={t('releases:secretConfirmed')}
                checked={confirmed}
                onChange={({ currentTarget }) => setConfirmed(currentTarget.checked)}
              />
            </li>
          </ul>
          {unsaved && <FailureBox title={t('checks.notSaved')} />}
          {error !== undefined && <Failure error={error} />}
          <Button
            fullWidth
            loading={sending}
            aria-disabled={isRefused || undefined}
            aria-describedby={isRefused ? 'why-not-yet' : undefined}
            onClick={() => !isRefused && void submit()}
          >
            {t('releases:verbs.submit')}
          </Button>
          {isRefused && (
            <p id="why-not-yet" className={classes['quiet']}>
              {busy ? t('checks.busy') : t('checks.left', { count: left })}
            </p>
          )}
        </section>
      )}
      {should.length > 0 && (
        <section>
          <h2>{t('checks.should')}</h2>
          <ul>
            {should.map((what) => (
              <li key={what} className={classes['should']}>
                <IconHistory size={18} stroke={1.75} aria-hidden />
                <span>{what}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {done.length > 0 && (
        <section>
          <h2>{t('checks.done')}</h2>
          <ul>
            {done.map((what) => (
              <li key={what} className={classes['complete']}>
                <IconCheck size={18} stroke={1.75} aria-hidden />
                <span>{what}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
