import { Input, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upload } from '../api/files';
import { problemOf } from '../api/problem';
import { useLanguageName } from '../i18n/names';
import { Picture } from '../ui/picture';
import classes from './settings.module.css';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A picture: sent at once, named by its digest. */
export function PictureField({ label, value, error, onChange }: FieldProps) {
  const { t } = useTranslation('settings');
  const [failure, setFailure] = useState<string>();
  const [sending, setSending] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setSending(true);
    setFailure(undefined);
    try {
      onChange((await upload(file, () => undefined)).sha256);
    } catch (problem) {
      setFailure(problemOf(problem)?.title ?? t('notSent'));
    } finally {
      setSending(false);
    }
  };
  return (
    <Input.Wrapper label={label} error={failure ?? error} id="setting-picture">
      {value !== '' && (
        <span className={classes['picture']}>
          <Picture sha256={value} width={320} alt="" />
        </span>
      )}
      <input
        id="setting-picture"
        type="file"
        aria-invalid={failure || error ? true : undefined}
        aria-describedby={failure || error ? 'setting-picture-error' : undefined}
        accept="image/png,image/jpeg,image/webp"
        disabled={sending}
        onChange={({ currentTarget }) => void send(currentTarget.files?.[0])}
      />
    </Input.Wrapper>
  );
}

export function ColourField({ label, value, error, onChange }: FieldProps) {
  return (
    <Input.Wrapper label={label} error={error} id="setting-colour">
      <input
        id="setting-colour"
        type="color"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'setting-colour-error' : undefined}
        className={classes['colour']}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </Input.Wrapper>
  );
}

interface NamesFieldProps extends FieldProps {
  readonly maxLength: number | undefined;
}

/** Words by language, as JSON: a field for each language of the screens, and for those that there are already. */
export function NamesField({ value, error, maxLength, onChange }: NamesFieldProps) {
  const languageName = useLanguageName();
  const names = JSON.parse(value) as Record<string, string>;
  const languages = [...new Set(['vi', 'en', ...Object.keys(names)])];
  const set = (lang: string, name: string) => {
    const { [lang]: _, ...others } = names;
    onChange(JSON.stringify(name === '' ? others : { ...others, [lang]: name }));
  };
  return languages.map((lang, place) => (
    <TextInput
      key={lang}
      label={languageName(lang)}
      lang={lang}
      maxLength={maxLength}
      value={names[lang] ?? ''}
      error={place === 0 ? error : undefined}
      onChange={({ currentTarget }) => set(lang, currentTarget.value)}
    />
  ));
}
