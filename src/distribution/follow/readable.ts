import { z } from 'zod';
import { bestLanguage, interfaceLanguages } from '../../platform/i18n/index.js';
import { articleHtml, articleText, escapeHtml, type Wording } from '../article.js';

const named = z.looseObject({ id: z.string(), name: z.string() });
/** As far as a reader is shown it. */
const Readable = z.looseObject({
  lang: z.string(),
  issuer: named,
  content: z.looseObject({
    title: z.string(),
    summary: z.string(),
    body: z.string(),
    quotes: z
      .array(z.looseObject({ text: z.string(), name: z.string(), position: z.string().optional() }))
      .optional(),
    contact: z.record(z.string(), z.string()).optional(),
  }),
  files: z
    .array(
      z.looseObject({
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        role: z.string(),
        name: z.string().optional(),
        caption: z.string().optional(),
        credit: z.string().optional(),
        alt: z.string().optional(),
      }),
    )
    .optional(),
});

/** A document for people, by the ending of its file; undefined for one that says nothing to read. */
export function readableForms(document: unknown, server: string): Record<string, string> | undefined {
  const read = Readable.safeParse(document);
  if (!read.success) return undefined;
  const { lang, content, issuer, number } = read.data;
  const article = read.data as Wording;
  const language = bestLanguage(lang, interfaceLanguages);
  // It may be opened before anybody vouched for the key: nothing in it runs or loads from elsewhere.
  const policy = `default-src 'none'; img-src ${server}; media-src ${server}`;
  const html = [
    `<!doctype html>\n<html lang="${escapeHtml(lang)}">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>${escapeHtml(content.title)}</title>\n</head>\n<body>`,
    `<p>${escapeHtml([issuer.name, number].filter(Boolean).join(' · '))}</p>`,
    `<h1>${escapeHtml(content.title)}</h1>`,
    ...(content.summary ? [`<p><strong>${escapeHtml(content.summary)}</strong></p>`] : []),
    articleHtml(article, server, language),
    '</body>\n</html>\n',
  ].join('\n');
  return { html, txt: articleText(article, server, language) };
}
