import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import type { Part } from '../portal/page.js';

type Node = DefaultTreeAdapterTypes.ChildNode;

const GRAMMAR =
  /^(html|head|body|h1|h2|h3|p|ul|ol|li|blockquote|table|tbody|tr|th|td|strong|em|sub|sup|a|span|br|figure|figcaption|img|audio)$/;
const ADDRESS = /^(https?:\/\/|mailto:)/;

/** What a browser would find in the HTML of a text that we hand nobody on purpose. */
export function dangersOf(html: string): string[] {
  const found: string[] = [];
  const look = (node: Node): void => {
    if (!('tagName' in node)) return;
    const { tagName, attrs, childNodes } = node;
    if (!GRAMMAR.test(tagName)) found.push(`<${tagName}>`);
    for (const { name, value } of attrs) {
      const isAddress = ['href', 'src'].includes(name);
      if (isAddress ? !ADDRESS.test(value) : !/^(lang|colspan|rowspan|alt|controls)$/.test(name))
        found.push(`${name}=${value}`);
    }
    childNodes.forEach(look);
  };
  parseFragment(html).childNodes.forEach(look);
  parse(`<!doctype html><body>${html}`).childNodes.forEach(look);
  return found;
}

/** Beside the grammar: what a page draws round a text, marks in it and shows with it. */
const DRAWN = /^(div|picture|source|footer|ins|del|b)$/;
const ATTRIBUTES =
  /^(class|lang|href|colspan|rowspan|src|srcset|sizes|width|height|alt|loading|decoding|type|datetime|tabindex)$/;
const LEADS = /^(https?:\/\/|mailto:|tel:|#|\/(?!\/))/;

/** The same for a whole page: anywhere in it, and more strictly where it shows what others wrote. */
export function dangersIn(page: Part): string[] {
  const anywhere = page.all('').flatMap((part) => {
    const found = Object.entries(part.attributes).filter(
      ([name, value]) =>
        /^(on|style$|srcdoc|formaction|xlink)/.test(name) ||
        (/^(href|src|action)$/.test(name) && !LEADS.test(value)),
    );
    const isStrange = /^(iframe|object|embed|base|frame|math|template|meta-|xmp|noscript)$/.test(part.tag);
    return [...found.map(([name, value]) => `${name}=${value}`), ...(isStrange ? [`<${part.tag}>`] : [])];
  });
  const written = page
    .all('.read')
    .flatMap((text) =>
      text
        .all('')
        .flatMap((part) => [
          ...(GRAMMAR.test(part.tag) || DRAWN.test(part.tag) ? [] : [`<${part.tag}> in a text`]),
          ...Object.keys(part.attributes).filter((name) => !ATTRIBUTES.test(name)),
        ]),
    );
  const scripts = page
    .all('script')
    .map((script) => script.attribute('src') ?? script.attribute('type') ?? 'inline');
  const foreign = scripts.filter(
    (each) => !/^\/portal\.js(\?v=[\w-]+)?$/.test(each) && each !== 'application/ld+json',
  );
  return [...anywhere, ...written, ...foreign.map((each) => `script: ${each}`)];
}
