import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
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

const vectors: readonly [string, string][] = [
  [
    'script',
    '<script>alert(1)</script><SCRIPT SRC=//e.example></SCRIPT><scr<script>ipt>alert(1)</scr</script>ipt>',
  ],
  ['script split by a slash or newline', '<script/x>alert(1)</script ><script\n>alert(1)</script\t>'],
  [
    'event handlers',
    '<p onclick=a onmouseover="b"/onfocus=\'c\' ONLOAD=d>x<b/onpointerdown=alert(1)>y</b></p>',
  ],
  ['image error', '<img src=x onerror=alert(1)><image src=x onerror=alert(1)><img/src="x"/onerror=alert(1)>'],
  [
    'srcset and lowsrc',
    '<img srcset="javascript:a 1x" lowsrc=javascript:b dynsrc=javascript:c><picture><source srcset=data:x>',
  ],
  [
    'style',
    '<style>@import "//e.example"</style><p style="background:url(javascript:a)">x</p><link rel=stylesheet href=//e>',
  ],
  [
    'base and meta',
    '<base href="//evil.example/"><meta http-equiv=refresh content="0;javascript:a"><a href=x>y</a>',
  ],
  [
    'frames',
    '<iframe src=javascript:a srcdoc="<script>a</script>"></iframe><frameset onload=a><object data=data:x><embed src=x>',
  ],
  [
    'forms',
    '<form action=javascript:a><input autofocus onfocus=a><button formaction=javascript:b>x</button><isindex action=j>',
  ],
  ['nested forms', '<form><div></form><form><input></div><p>x</form>'],
  ['xmp', '<xmp><script>alert(1)</script></xmp><p>x<xmp></p><img src=x onerror=alert(1)></xmp>'],
  ['xmp in an attribute', '<xmp><p title="</xmp><img src=x onerror=alert(1)>">'],
  ['noscript', '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>'],
  ['noscript in style', '<noscript><style></noscript><img src=x onerror=alert(1)></style></noscript>'],
  [
    'textarea and title',
    '<textarea></textarea><img src=x onerror=a></textarea><title></title><script>a</script></title>',
  ],
  ['plaintext', '<p>x<plaintext><script>alert(1)</script>'],
  ['listing and pre', '<listing>&lt;img src=x onerror=a&gt;</listing><pre>\n\n<b>x</b></pre>'],
  ['template', '<template><script>a</script><template><img src=x onerror=a></template></template>x'],
  ['declarative shadow root', '<div><template shadowrootmode=open><script>a</script></template></div>'],
  [
    'svg',
    '<svg onload=a><script>b</script><a xlink:href="javascript:c"><text>x</text></a><use href="data:d#e"/></svg>',
  ],
  [
    'svg animation',
    '<svg><a><animate attributeName=href values=javascript:a /><text>x</text></a><set attributeName=onload to=a></svg>',
  ],
  [
    'svg style and title',
    '<svg></p><style><a id="</style><img src=x onerror=alert(1)>"></svg><svg><title><style><!--</style><img src=x onerror=a>--></title>',
  ],
  ['svg foreignObject', '<svg><foreignObject><p>x<iframe srcdoc=a></foreignObject><desc><p>y</desc></svg>'],
  ['svg p breakout', '<svg></p><style><g title="</style><img src onerror=alert(1)>">'],
  [
    'math',
    '<math><a xlink:href=javascript:a>x</a><maction actiontype=statusline xlink:href=javascript:b>y</maction></math>',
  ],
  [
    'math with mglyph',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  ],
  ['math with forms', '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>'],
  [
    'math annotation',
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=a></style></annotation-xml></math>',
  ],
  ['math in a table', '<table><math><mi><p><style><!--</style><img src=x onerror=a>--></table>'],
  ['malignmark', '<math><mi><table><malignmark><style></table></mi><img src=x onerror=a></style></math>'],
  ['namespace confusion by br', '<svg><p><br><style><a title="</style><img src=x onerror=a>"></svg>'],
  ['cdata', '<svg><![CDATA[><img src=x onerror=a>]]></svg><![CDATA[<script>a</script>]]>'],
  [
    'comments',
    '<!--><img src=x onerror=a>--><!-- --!><img src=x onerror=a> --><!--[if IE]><script>a</script><![endif]-->',
  ],
  [
    'processing instruction',
    '<?xml version="1.0"?><?php a ?><!DOCTYPE x [<!ENTITY e "<script>a</script>">]>&e;',
  ],
  [
    'is and custom elements',
    '<p is=x-a>x</p><x-a onclick=a>y</x-a><custom-element><script>a</script></custom-element>',
  ],
  [
    'clobbering',
    '<form id=document><input name=cookie></form><a id=attributes name=attributes>x</a><img name=getElementById>',
  ],
  [
    'prototype names',
    '<constructor>x</constructor><__proto__ __proto__=y>x</__proto__><p constructor=a tostring=b>y</p><hasownproperty>z',
  ],
  [
    'unquoted and broken attributes',
    '<a href=`https://a.vn`onclick=a>x</a><a href="https://a.vn"onclick=a>y</a><a "=">z</a>',
  ],
  [
    'quotes in addresses',
    '<a href=\'https://a.vn/"onclick="a\'>x</a><a href="https://a.vn/&quot;&gt;&lt;script&gt;">y</a>',
  ],
  [
    'null and controls',
    '<scr\0ipt>alert(1)</script><p\0 onclick=a>x\0</p><a href="java\0script:a">y</a>&#0;&#x80;',
  ],
  [
    'entities without an end',
    '<a href="&#106&#97&#118&#97&#115&#99&#114&#105&#112&#116&#58a">x</a>&lt;script&gt;&ltscript&gt',
  ],
  ['double encoding', '&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;<p>%3Cscript%3E'],
  ['unicode look-alikes', '＜script＞alert(1)＜/script＞\u2028<p>﹤img src=x﹥</p>&#xff1c;script&#xff1e;'],
  ['direction overrides', '<p dir=rtl>\u202egov.example\u202c &#x202e;x&#8297;</p><bdo dir=rtl>abc</bdo>'],
  ['marks after tags', '<p>\u0338<b>\u0338</b>\u0338<a href=https://a.vn>\u0338\u0301</a><br>\u0338</p>'],
  ['select', '<select><option><script>a</script><template><img src=x onerror=a></select><p>x'],
  [
    'nested links',
    '<a href=https://a.vn>x<table><tr><td><a href=https://b.vn>y</a></table>z</a><a href=https://c.vn><p>p</a>q',
  ],
  ['misnested formatting', '<b><p>a<i>b</b>c</p>d</i><a><b><div>x</a>y</b></div><em><ul><li>z</em></ul>'],
  ['table fostering', '<table>x<b>y<tr><p>z<td>w</table><table><tr><td><table><script>a</script><td>v'],
  ['table parts alone', '<td>a</td><tr><th>b</th></tr><tbody><caption>c</caption><col><li>d<dd>e</tbody>'],
  [
    'frames and ruby',
    '<ruby>x<rp>(<rt>y<rp>)</ruby><marquee onstart=a>z</marquee><details ontoggle=a open>w',
  ],
  ['unclosed everything', '<p><b><a href="https://a.vn" <ul><li <table'],
  ['attribute names', '<p <script>alert(1)</script>>x</p><p a<b="c" d\'e=f g"h=i>y</p>'],
  [
    'hrefs of other elements',
    '<span href=javascript:a lang="en\' onclick=a">x</span><td href=javascript:b>y<p lang=javascript:c>',
  ],
  [
    'files',
    '<figure data-file=javascript:a onclick=b><img src=x onerror=c></figure><figure data-file="x"><script>d</script></figure>',
  ],
];

describe('hostile HTML', () => {
  it.each(vectors)('by %s comes out safe', (_, given) => {
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
    fc.constantFrom(...vectors.map(([, given]) => given).flatMap((given) => given.split(/(?=<)|(?<=>)/))),
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
