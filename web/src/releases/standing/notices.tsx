import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Retraction } from '../../../generated/limits';
import type { Schemas } from '../../api/client';
import { useLanguageName } from '../../i18n/names';
import classes from './standing.module.css';

export type Notices = Readonly<Record<string, string>>;

/** The languages of a release, that in which it was written first. */
export function languagesOf({ versions }: Schemas['DeskRelease']): string[] {
  const published = versions.filter(({ number }) => number !== undefined);
  const languages = published.flatMap(({ texts }) => texts.map(({ lang }) => lang));
  return [...new Set([published[0]!.sourceLang, ...languages])];
}

/** Those that say something. */
export const saidOf = (notices: Notices): Notices =>
  Object.fromEntries(Object.entries(notices).filter(([, words]) => words.trim()));

interface NoticesFieldsProps {
  readonly languages: readonly string[];
  readonly notices: Notices;
  readonly help: string;
  /** Beside the first, which is needed. */
  readonly error: string | undefined;
  readonly onChange: (notices: Notices) => void;
}

/** The words that stay in public, in every language of the release. */
export function NoticesFields({ languages, notices, help, error, onChange }: NoticesFieldsProps) {
  const { t } = useTranslation('standing');
  const languageName = useLanguageName();
  return languages.map((lang, index) => (
    <Textarea
      key={lang}
      lang={lang}
      label={t('retract.noticeIn', { language: languageName(lang) })}
      description={index === 0 ? help : t('retract.noticeOptional')}
      rows={4}
      maxLength={Retraction.notices.each.maxLength}
      error={index === 0 ? error : undefined}
      value={notices[lang] ?? ''}
      onChange={({ currentTarget }) => onChange({ ...notices, [lang]: currentTarget.value })}
    />
  ));
}

/** As they will be read. */
export function NoticesRead({ notices }: { notices: Notices }) {
  return Object.entries(saidOf(notices)).map(([lang, words]) => (
    <p key={lang} lang={lang} className={classes['notice']}>
      {words}
    </p>
  ));
}
