import { z } from 'zod';
import { languageTag } from './tag.js';

const words = {
  vi: 'Tên ghi theo mã ngôn ngữ, trong đó phải có tiếng Việt (vi).',
  en: 'Names go by language tag, Vietnamese (vi) among them.',
};

/** One name by language, Vietnamese among them, each of at most so many characters. */
export const namesSchema = (longest: number) =>
  z
    .record(z.string().max(35), z.string().min(1).max(longest))
    .refine((names) => 'vi' in names && Object.keys(names).every((lang) => languageTag(lang) === lang), {
      error: words.en,
      params: words,
    });

/** The first of these languages that has a name, else Vietnamese, which is never missing. */
export const namedLanguage = (
  names: Readonly<Record<string, string>>,
  languages: readonly string[],
): string => languages.find((lang) => Object.hasOwn(names, lang)) ?? 'vi';

/** The name in that language. */
export const nameIn = (names: Readonly<Record<string, string>>, languages: readonly string[]): string =>
  names[namedLanguage(names, languages)]!;
