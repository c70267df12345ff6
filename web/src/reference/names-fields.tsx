import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useLanguageName } from '../i18n/names';
import classes from './reference.module.css';

export type Names = Record<string, string>;

/** Languages in which something is named here; Vietnamese is asked for, the others may be missing. */
const asked = ['vi', 'en', 'zh', 'hmn', 'tyz', 'nut', 'ium'];
const empty: Names = Object.fromEntries(asked.map((lang) => [lang, '']));

/** What a form of names begins with: a field for each language, and for those there are already. */
export const namesToWrite = (names: Readonly<Names> = {}): Names => ({ ...empty, ...names });

/** What is sent of it: the languages in which it has a name. */
export const namesWritten = (names: Names): Names =>
  Object.fromEntries(Object.entries(names).filter(([, name]) => name.trim()));

/** A field for the name in each language; what is rarely filled in stands behind a line. */
export function NamesFields<Values extends { names: Names }>({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation('reference');
  const languageName = useLanguageName();
  const field = (lang: string) => (
    <TextInput
      key={lang}
      {...form.getInputProps(`names.${lang}`)}
      label={`${t('name')}: ${languageName(lang)}`}
      lang={lang}
      autoComplete="off"
      required={lang === 'vi'}
      withAsterisk={false}
    />
  );
  const [first, second, ...others] = Object.keys(form.values.names);
  return (
    <>
      {field(first!)}
      {field(second!)}
      <details className={classes['others']}>
        <summary>{t('languages')}</summary>
        <div className={classes['form']}>{others.map(field)}</div>
      </details>
    </>
  );
}
