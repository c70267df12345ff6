import { clean, type CleanHtml, type Dropped } from '../../platform/html/index.js';

const MARKUP = /<\/?[a-z][^<>]*>|<!--|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31});/i;
const LONG_ENOUGH = 120;
const LONGEST_SUMMARY = 300;
const sentences = new Intl.Segmenter('vi', { granularity: 'sentence' });

/** The body as official text has it, out of HTML or plain text. `base`: the page that relative links belong to. */
export function bodyOf(given: string, base: string | undefined): CleanHtml {
  return clean(MARKUP.test(given) ? given : paragraphsOf(given), { base });
}

/** One line without markup: portals keep titles with entities and line breaks in them. */
export function plainLine(given: string): string {
  return MARKUP.test(given) ? clean(given).text.replaceAll('\n', ' ') : given;
}

/** The first sentences of a text, enough to say what it is about. */
export function summaryOf(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim().slice(0, 5000);
  let summary = '';
  for (const { segment } of sentences.segment(words)) {
    if (
      summary.length >= LONG_ENOUGH ||
      (summary !== '' && summary.length + segment.length > LONGEST_SUMMARY)
    )
      break;
    summary += segment;
  }
  const trimmed = summary.trim();
  if (trimmed.length <= LONGEST_SUMMARY) return trimmed;
  const cut = trimmed.slice(0, LONGEST_SUMMARY);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_SUMMARY / 2)).trimEnd()}…`;
}

/** What was lost of the content, in words; undefined if it was only markup. */
export function lossesIn(dropped: readonly Dropped[]): string | undefined {
  const lost = dropped.filter(
    ({ kind, name }) => kind === 'link' || (kind === 'removed' && !harmless.has(name)),
  );
  if (lost.length === 0) return undefined;
  return lost
    .map(({ kind, name, count }) => `${count} × ${kind === 'link' ? `link ${name}` : name}`)
    .join(', ');
}

/** Nothing that a reader saw. */
const harmless = new Set([
  'script',
  'style',
  'link',
  'meta',
  'base',
  'head',
  'title',
  'noscript',
  'template',
  'input',
]);

function paragraphsOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br>')}</p>`)
    .join('');
}
