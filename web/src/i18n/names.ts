import { useTranslation } from 'react-i18next';

/** Chooses a name out of those by language: that of the page, else the Vietnamese one. */
export function useNameOf() {
  const { language } = useTranslation().i18n;
  return (names: Readonly<Record<string, string>>): string =>
    names[language] ?? names['vi'] ?? Object.values(names)[0] ?? '';
}

/** Tells the name of a language of content (BCP 47); of one that browsers don't know, its tag. */
export function useLanguageName() {
  const { t, i18n } = useTranslation();
  return (tag: string): string => {
    const known = `languages.${tag}`;
    if (i18n.exists(known)) return t(known as 'languages.vi');
    return new Intl.DisplayNames([i18n.language], { type: 'language' }).of(tag) ?? tag;
  };
}
