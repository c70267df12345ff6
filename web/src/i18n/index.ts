import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The languages of the screens, each by its own name. */
export const languages = { vi: 'Tiếng Việt', en: 'English' } as const;
export type Language = keyof typeof languages;

const KEY = 'khen.language';
const catalogues = {
  vi: async () => (await import('../texts/vi')).vi,
  en: async () => (await import('../texts/en')).en,
};
const isLanguage = (name: string | null): name is Language => name !== null && name in languages;

/** Loads the texts in the language that was chosen on this device; Vietnamese unless another was. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    fallbackLng: false,
    defaultNS: 'common',
    interpolation: { escapeValue: false },
  });
  await show(chosenLanguage() ?? 'vi');
}

/** Chooses a language for this device. */
export async function speak(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  await show(language);
}

/** Goes by what the account prefers, unless somebody chose otherwise on this device. */
export async function preferLanguage(name: string): Promise<void> {
  if (!chosenLanguage() && isLanguage(name)) await show(name);
}

function chosenLanguage(): Language | undefined {
  const chosen = localStorage.getItem(KEY);
  return isLanguage(chosen) ? chosen : undefined;
}

async function show(language: Language): Promise<void> {
  for (const [namespace, texts] of Object.entries(await catalogues[language]())) {
    i18next.addResourceBundle(language, namespace, texts);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
