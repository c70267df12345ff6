import { LRUCache } from 'lru-cache';
import { z } from 'zod';

/** RFC 5646, 4.4.1: room for every tag without extensions. */
const LONGEST = 35;

/**
 * The canonical form of a BCP 47 language tag ("VI-vn" → "vi-VN", "iw" → "he"), or undefined if it is none.
 * Well-formed is enough: new subtags are registered every year.
 */
export function languageTag(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  let known = tags.get(text);
  if (!known) tags.set(text, (known = { tag: canonicalTag(text) }));
  return known.tag;
}

/** Asked twice with each public read; the engine takes longer over it than over most of the rest. */
const tags = new LRUCache<string, { readonly tag: string | undefined }>({ max: 500 });

function canonicalTag(text: string): string | undefined {
  if (!/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(text)) return undefined;
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
