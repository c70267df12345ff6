import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { htmlVectors } from '../../../test/attacks/html-vectors.js';
import type { Block, Run } from './index.js';
import { clean } from './index.js';
import { serialise } from './serialise.js';

/** Our text and nothing else: every tag of the grammar, written in the one way it is ever written. */
const OURS =
  /^(?:[^<>&]|&(?:amp|lt|gt|quot|#824);|<\/?(?:h2|h3|p|ul|ol|li|blockquote|table|tr|th|td|strong|em|sub|sup|a|span)>|<br>|<t[dh](?: colspan="\d+")?(?: rowspan="\d+")?>|<figure data-file="[0-9a-f]{64}"><\/figure>|<a href="(?:https?:\/\/|mailto:)[^"<>\s]+">|<span lang="[A-Za-z0-9-]+">)*$/u;

type Tree = string | readonly [string, Readonly<Record<string, string>>, readonly Tree[]];

/** What the text says to a reader that takes it by its letter: no recovery, no implied elements. */
function literally(html: string): Tree[] {
  const root: Tree[] = [];
  const open: { name: string; children: Tree[] }[] = [{ name: '', children: root }];
  for (const [token, closing, name, attributes] of html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|[^<]+/g)) {
    const current = open.at(-1)!;
    if (name === undefined) current.children.push(decode(token));
    else if (closing) {
      if (current.name !== name) throw new Error(`</${name}> closes <${current.name}>.`);
      open.pop();
    } else {
      const named = [...attributes!.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, key, value]) => [
        key!,
        decode(value!),
      ]);
      const children: Tree[] = [];
      current.children.push([name, Object.fromEntries(named), children]);
      if (name !== 'br') open.push({ name, children });
    }
  }
  if (open.length !== 1) throw new Error('Something stays open.');
  return root;
}

function decode(text: string): string {
  return text
    .replaceAll('&#824;', '\u0338')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** What a browser's parser makes of the text; it puts a tbody around rows, which says nothing. */
function parsed(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): Tree[] {
  return nodes.flatMap((node): Tree[] => {
    if (node.nodeName === '#text') return [(node as DefaultTreeAdapterTypes.TextNode).value];
    if (!('tagName' in node)) return [`<!-- ${node.nodeName} -->`];
    const children = parsed(node.childNodes);
    if (node.tagName === 'tbody') return children;
    return [[node.tagName, Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])), children]];
  });
}

/** Everything that is wrong with what comes out; nothing should be. */
function faultsOf(given: string): string[] {
  const { html, dropped, blocks } = clean(given);
  const again = clean(html);
  const tree = literally(html);
  const page = parse(`<!doctype html><html><head></head><body>${html}</body></html>`);
  const root = page.childNodes[1] as DefaultTreeAdapterTypes.Element;
  const body = root.childNodes[1] as DefaultTreeAdapterTypes.Element;
  const rules: Record<string, boolean> = {
    'cleaning twice changes the text': again.html === html,
    'cleaning twice changes the tree': isDeepStrictEqual(again.blocks, blocks),
    'cleaning twice drops more': again.dropped.length === 0,
    'something was dropped no times': dropped.every(({ count }) => count > 0),
    'there is more than the grammar': OURS.test(html),
    'normalising changes it': html.normalize('NFC') === html,
    'a browser reads a fragment as something else': isDeepStrictEqual(
      parsed(parseFragment(html).childNodes),
      tree,
    ),
    'a browser reads a page as something else': isDeepStrictEqual(parsed(body.childNodes), tree),
  };
  return Object.keys(rules).filter((rule) => !rules[rule]);
}

describe('hostile HTML', () => {
  it.each(htmlVectors)('by %s comes out safe', (_, given) => {
    expect(faultsOf(given)).toEqual([]);
    for (const around of [
      '<ul><li>%',
      '<table><tr><td>%',
      '<blockquote>%',
      '<a href="https://a.vn">%',
      '<b><h2>%',
      '<svg>%',
      '<math><mtext>%',
    ]) {
      expect(faultsOf(around.replace('%', () => given))).toEqual([]);
    }
  });

  const piece = fc.oneof(
    fc.constantFrom(...htmlVectors.map(([, given]) => given).flatMap((given) => given.split(/(?=<)|(?<=>)/))),
    fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '/',
      '=',
      ' ',
      '\n',
      '<!--',
      '-->',
      '--!>',
      ']]>',
      '<![CDATA[',
      '&#x',
      ';',
      '\0',
      '\u0338',
      '\u202e',
      '<p>',
      '</p>',
      '<br>',
      '<li>',
      '</li>',
      '<ul>',
      '</ul>',
      '<table>',
      '</table>',
      '<td>',
      '<tr>',
      '<h2>',
      '</h2>',
      '<b>',
      '</b>',
      '<a href="https://a.vn/">',
      '</a>',
      '<span lang="vi">',
      '</span>',
      '<sup>',
      '<blockquote>',
      '</blockquote>',
      'chữ',
      ' ',
      '\u00a0',
      `<figure data-file="${'0f'.repeat(32)}">`,
      '</figure>',
      '<svg>',
      '<math>',
      '<mtext>',
      '<style>',
      '</style>',
      '<form>',
      '</form>',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );

  it('comes out safe whatever it is put together from', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(faultsOf(pieces.join(''))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});

const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
const run: fc.Arbitrary<Run> = fc.record(
  {
    text: fc.oneof(
      fc.constantFrom(' ', '\n', ' chữ ', '\u0338', 'a\u0301', '<b>&amp;', '\u00a0'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    href: fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.constant('mailto:a@b.vn'),
    ),
    lang: fc.constantFrom('vi', 'en', 'hmv-Latn'),
    strong: fc.constant(true as const),
    em: fc.constant(true as const),
    script: fc.constantFrom('sub' as const, 'sup' as const),
  },
  { requiredKeys: ['text'] },
);
const content = fc.array(run, { maxLength: 5 });
const trees = fc.letrec<{
  block: Block;
  inner: Block;
  paragraph: Block;
  figure: Block;
  list: Block;
  quote: Block;
  table: Block;
}>((tie) => ({
  paragraph: fc.record({ type: fc.constant('p' as const), content }),
  figure: fc.record({ type: fc.constant('figure' as const), file: digest }),
  list: fc.record({
    type: fc.constantFrom('ul' as const, 'ol' as const),
    items: fc.array(fc.array(tie('inner'), { maxLength: 3 }), { maxLength: 3 }),
  }),
  quote: fc.record({
    type: fc.constant('blockquote' as const),
    blocks: fc.array(tie('inner'), { maxLength: 3 }),
  }),
  inner: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    tie('paragraph'),
    tie('figure'),
    tie('list'),
    tie('quote'),
  ),
  table: fc.record({
    type: fc.constant('table' as const),
    rows: fc.array(
      fc.array(
        fc.record({
          type: fc.constantFrom('td' as const, 'th' as const),
          colspan: fc.integer({ min: 1, max: 100 }),
          rowspan: fc.integer({ min: 1, max: 1000 }),
          blocks: fc.array(tie('inner'), { maxLength: 2 }),
        }),
        { maxLength: 3 },
      ),
      { maxLength: 3 },
    ),
  }),
  block: fc.oneof(
    { maxDepth: 5 },
    fc.record({ type: fc.constantFrom('p' as const, 'h2' as const, 'h3' as const), content }),
    tie('list'),
    tie('quote'),
    tie('table'),
    tie('figure'),
  ),
}));

describe('texts of the grammar', () => {
  it('come out as one canonical text each, with the files they show', () => {
    fc.assert(
      fc.property(fc.array(trees.block, { maxLength: 4 }), (blocks) => {
        const given = serialise(blocks);
        expect(faultsOf(given)).toEqual([]);
        const { html, files } = clean(given);
        expect(files).toEqual([
          ...new Set([...given.matchAll(/data-file="(\w+)"/g)].map(([, file]) => file!)),
        ]);
        expect(clean(html.replaceAll('\n', ' \n\t')).html).toBe(html);
      }),
      { numRuns: 500 },
    );
  });
});
