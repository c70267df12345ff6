import { z } from 'zod';

/** RFC 5646, 4.4.1: room for every tag without extensions. */
const LONGEST = 35;

/**
 * The canonical form of a BCP 47 language tag ("VI-vn" → "vi-VN", "iw" → "he"), or undefined if it is none.
 * Well-formed is enough: new subtags are registered every year.
 */
export function languageTag(text: string): string | undefined {
  if (known.has(text)) return known.get(text);
  const tag = canonicalTag(text);
  if (known.size < MOST_KNOWN) known.set(text, tag);
  return tag;
}

/** Asked twice with each public read; the engine takes longer over it than over most of the rest. */
const known = new Map<string, string | undefined>();
const MOST_KNOWN = 500;

function canonicalTag(text: string): string | undefined {
  if (text.length > LONGEST || !/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(text)) return undefined;
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    return tag !== undefined && tag.length <= LONGEST ? tag : undefined;
  } catch {
    return undefined;
  }
}

/** A language of content, canonical. */
export const languageTagSchema = z
  .string()
  .max(LONGEST)
  .superRefine((text, context) => {
    if (languageTag(text) !== undefined) return;
    const en = 'This is not a language tag (BCP 47), such as vi, en or hmv-Latn.';
    const vi = 'Đây không phải là mã ngôn ngữ (BCP 47), ví dụ vi, en hoặc hmv-Latn.';
    context.addIssue({ code: 'custom', message: en, params: { vi, en } });
  })
  .overwrite((text) => languageTag(text) ?? text);
