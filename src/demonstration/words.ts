import type { TextEdit } from '../releases/index.js';
import type { DemonstrationFile, DemonstrationWords, Replacement } from './texts/release.types.js';

/** Names of all files that a text shows or speaks of. */
export function filesNamedIn({ body, files = {}, audio }: DemonstrationWords): string[] {
  const figures = [...body.matchAll(/data-file="([^"]+)"/g)].map(([, name]) => name!);
  return [...new Set([...Object.keys(files), ...figures, ...(audio ? [audio] : [])])];
}

/** The words as the desk takes them: days filled in, files named by their digests. */
export function toTextEdit(
  words: DemonstrationWords & { readonly contactPosition?: string },
  surroundings: {
    readonly fill: (text: string) => string;
    readonly digests: ReadonlyMap<string, string>;
    readonly files: Readonly<Record<string, DemonstrationFile>>;
  },
): TextEdit {
  const { fill, digests, files } = surroundings;
  const {
    title,
    summary,
    body,
    quotes,
    contactPosition,
    signatoryPosition,
    signatoryAuthority,
    eventPlace,
    audio,
  } = words;
  const fileWords = Object.entries(words.files ?? {}).map(
    ([name, said]) => [digests.get(name)!, said] as const,
  );
  return {
    title: fill(title),
    summary: fill(summary),
    body: fill(body).replace(/data-file="([^"]+)"/g, (_, name: string) => `data-file="${digests.get(name)}"`),
    quotes: quotes?.map((quote) => ({ ...quote, text: fill(quote.text) })),
    contactPosition,
    signatoryPosition,
    signatoryAuthority,
    eventPlace,
    fileWords: Object.fromEntries(fileWords),
    ...(audio && { audio: { sha256: digests.get(audio)!, seconds: files[audio]!.seconds } }),
  };
}

/** The words with each mistake put right. Throws for one that does not stand in them exactly once. */
export function corrected<Words extends DemonstrationWords>(
  words: Words,
  replacements: readonly Replacement[],
): Words {
  const parts = [words.title, words.summary, words.body];
  for (const [wrong, right] of replacements) {
    const at = parts.findIndex((part) => part.includes(wrong));
    if (at < 0 || parts.join('\0').split(wrong).length !== 2)
      throw new Error(`“${wrong}” must stand exactly once in “${words.title}”.`);
    parts[at] = parts[at]!.replace(wrong, () => right);
  }
  const [title, summary, body] = parts as [string, string, string];
  return { ...words, title, summary, body };
}
