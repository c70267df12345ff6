import { canonicalJson, sha256Hex } from '../../platform/canonical/index.js';
import type { Article } from '../article.js';
import { articleHtml, articleText } from '../article.js';
import { wordsFor } from '../feeds/feed-words.js';
import type { Listed } from './envelope.js';

/** Where one language of a release is read; also its identity in other formats. */
export const addressOf = (id: string, lang: string, base: string): string =>
  `${base}/api/v1/releases/${id}?lang=${lang}`;

export const urnOf = (id: string): string => `urn:uuid:${id}`;

/** The digest that the log holds: documents are canonical bytes. */
export const digestOf = ({ document }: Pick<Listed, 'document'>): string =>
  sha256Hex(canonicalJson(document));

/** The body with everything beside it, as HTML and as plain text, without title and summary. */
export function bodiesOf({ document }: Pick<Listed, 'document'>, base: string) {
  const article = document as Article;
  const untitled = { ...article, content: { ...article.content, title: '', summary: '' } };
  const words = wordsFor(document.lang);
  return { html: articleHtml(article, base, words), text: articleText(untitled, base, words).trim() };
}
