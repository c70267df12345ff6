import type { Language } from '../platform/i18n/index.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A file, by what a reader is told of it. */
interface NamedFile {
  readonly sha256: string;
  readonly role: string;
  readonly name?: string;
  readonly caption?: string;
  readonly credit?: string;
  readonly alt?: string;
}

/** A file that a document hands out. */
export interface ArticleFile extends NamedFile {
  readonly bytes: number;
  readonly mediaType: string;
  readonly seconds?: number;
}

/** What is told of a release in its own words, and the files that go with them. */
export interface Wording {
  readonly content: Article['content'];
  readonly files?: readonly NamedFile[];
}

/** The members of a release's canonical document that a reader is shown. */
export interface Article {
  readonly id: string;
  readonly version: number;
  readonly lang: string;
  readonly number?: string;
  readonly issuer: Named;
  readonly source?: object;
  readonly content: {
    readonly title: string;
    readonly summary: string;
    readonly body: string;
    readonly quotes?: readonly { readonly text: string; readonly name: string; readonly position?: string }[];
    readonly topics?: readonly Named[];
    readonly contact?: {
      readonly name?: string;
      readonly position?: string;
      readonly phone?: string;
      readonly email?: string;
    };
  };
  readonly files?: readonly ArticleFile[];
}

const words = {
  contact: { vi: 'Liên hệ', en: 'Contact' },
  files: { vi: 'Tệp kèm theo', en: 'Attachments' },
} as const;

/** For text and attribute values. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export const fileAddress = (base: string, { sha256 }: Pick<ArticleFile, 'sha256'>): string =>
  `${base}/api/v1/files/${sha256}`;

/** Lines of plain text as paragraphs. */
export const paragraphs = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('\n');

/** What a release says, as HTML without its title and summary; pictures and files by their addresses below `base`. */
export function articleHtml({ content, files = [] }: Wording, base: string, language: Language): string {
  const voice = files.filter(({ role }) => role === 'audio');
  const beside = files.filter(({ role }) => role === 'attachment' || role === 'signed');
  return [
    ...voice.map((file) => `<p><audio controls src="${fileAddress(base, file)}"></audio></p>`),
    withPictures(content.body, files, base),
    ...(content.quotes ?? []).map(
      ({ text, name, position }) =>
        `<blockquote>${paragraphs(text)}<p>— ${escapeHtml([name, position].filter(Boolean).join(', '))}</p></blockquote>`,
    ),
    ...(beside.length > 0
      ? [
          `<p>${words.files[language]}:</p>`,
          `<ul>${beside.map((file) => attachment(file, base)).join('')}</ul>`,
        ]
      : []),
    ...contact(content, language),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** The same as plain text, with title and summary. */
export function articleText(article: Wording, base: string, language: Language): string {
  const { title, summary } = article.content;
  const text = articleHtml(article, base, language)
    .replace(/<img src="([^"]*)" alt="([^"]*)">/g, '[$2 $1]')
    .replace(/<audio controls src="([^"]*)">/g, '[$1]')
    .replace(/<a href="([^"]*)">(.*?)<\/a>/gs, '$2 ($1)')
    .replace(/<(?:br|\/td|\/th)>/g, ' ')
    .replace(/<li>/g, '- ')
    .replace(/<\/(?:p|h2|h3|li|tr|figure|figcaption)>/g, '\n')
    .replace(/<[^>]*>/g, '');
  const plain = unescapeHtml(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return `${[title, summary, ...plain].filter(Boolean).join('\n\n')}\n`;
}

/** The body is canonical, so its figures need no parser. */
function withPictures(body: string, files: readonly NamedFile[], base: string): string {
  return body.replace(/<figure data-file="([0-9a-f]{64})"><\/figure>/g, (_, sha256: string) => {
    const { alt = '', caption = '', credit = '' } = files.find((file) => file.sha256 === sha256) ?? {};
    const below = [caption, credit].filter(Boolean).join(' · ');
    return (
      `<figure><img src="${fileAddress(base, { sha256 })}" alt="${escapeHtml(alt)}">` +
      `${below && `<figcaption>${escapeHtml(below)}</figcaption>`}</figure>`
    );
  });
}

const attachment = (file: NamedFile, base: string): string =>
  `<li><a href="${fileAddress(base, file)}">${escapeHtml(file.caption ?? file.name ?? file.sha256)}</a></li>`;

function contact({ contact: who }: Article['content'], language: Language): string[] {
  const line = [who?.name, who?.position, who?.phone, who?.email].filter(Boolean).join(', ');
  return line === '' ? [] : [`<p>${words.contact[language]}: ${escapeHtml(line)}</p>`];
}

/** Of what the one serialiser escapes. */
export const unescapeHtml = (text: string): string =>
  text
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
