import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { vi } from '../texts/vi';

/** The languages of the screens, each by its own name. */
export const languages = { vi: 'Tiếng Việt', en: 'English' } as const;
export type Language = keyof typeof languages;
export type Namespace = keyof typeof vi;

const KEY = 'khen.language';
/** Texts of a screen come with its code; these stand around all of them. */
const needed = new Set<Namespace>(['common', 'session', 'desk']);
const catalogues = import.meta.glob<Partial<Record<Namespace, object>>>([
  '../texts/{vi,en}/*.ts',
  '!../texts/*/index.ts',
]);
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

/** Loads texts, and has them follow the language from now on. */
export async function needTexts(namespaces: readonly Namespace[]): Promise<void> {
  for (const namespace of namespaces) needed.add(namespace);
  await load(i18next.language as Language);
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
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

async function load(language: Language): Promise<void> {
  const missing = [...needed].filter((namespace) => !i18next.hasResourceBundle(language, namespace));
  await Promise.all(
    missing.map(async (namespace) => {
      const texts = await catalogues[`../texts/${language}/${namespace}.ts`]!();
      i18next.addResourceBundle(language, namespace, texts[namespace]);
    }),
  );
}
