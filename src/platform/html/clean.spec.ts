import { describe, expect, it } from '@jest/globals';
import { clean } from './index.js';

const digest = 'ab'.repeat(32);
const html = (text: string): string => clean(text).html;
const figure = (file: string): string => `<figure data-file="${file}"></figure>`;
const link = (address: string): string | undefined =>
  /href="([^"]*)"/.exec(html(`<a href="${address}">x</a>`))?.[1];

describe('the canonical form', () => {
  it('has a block a line, and a sole paragraph without its p inside items, quotations and cells', () => {
    const given = `<H1>Lễ hội</H1><p>Hoa <b>tam giác mạch</b></p><ul><li><p>Đồng Văn</p><li>Mèo Vạc<ol><li>một</ol></ul>
      <blockquote><p>“Khèn”</p></blockquote><figure data-file="${digest.toUpperCase()}"></figure>
      <table border=1><thead><tr><th colspan="2" rowspan=1>Huyện</thead><tr><td>12<td></table>`;
    expect(html(given)).toBe(
      [
        '<h2>Lễ hội</h2>',
        '<p>Hoa <strong>tam giác mạch</strong></p>',
        '<ul>',
        '<li>Đồng Văn</li>',
        '<li>',
        '<p>Mèo Vạc</p>',
        '<ol>',
        '<li>một</li>',
        '</ol>',
        '</li>',
        '</ul>',
        '<blockquote>“Khèn”</blockquote>',
        `<figure data-file="${digest}"></figure>`,
        '<table>',
        '<tr>',
        '<th colspan="2">Huyện</th>',
        '</tr>',
        '<tr>',
        '<td>12</td>',
        '<td></td>',
        '</tr>',
        '</table>',
      ].join('\n'),
    );
  });

  it('is one for every way to nest, split and space the same words', () => {
    const ways = [
      '<p>a <strong><em>b</em></strong> c</p>',
      '<p>a <em><strong>b</strong></em> c',
      'a <i><b>b</b></i> c',
      '<div>\n a\n<em> <strong>b</strong></em>\tc </div>',
      '<p>a <b><i>b</i></b><b></b> <!-- x -->c</p><p> </p><p>&nbsp;</p><p><br></p>',
    ];
    expect(new Set(ways.map(html))).toEqual(new Set(['<p>a <strong><em>b</em></strong> c</p>']));
  });

  it('nests marks as a, span, strong, em, sub or sup', () => {
    expect(html('<sup><em><b><span lang=EN><a href="https://a.vn">x</a></span></b></em></sup>')).toBe(
      '<p><a href="https://a.vn/"><span lang="en"><strong><em><sup>x</sup></em></strong></span></a></p>',
    );
  });

  it('keeps one link around a break and words of several kinds', () => {
    expect(html('<a href="mailto:a@b.vn">một <b>hai</b><br> ba</a>')).toBe(
      '<p><a href="mailto:a@b.vn">một <strong>hai</strong><br>ba</a></p>',
    );
  });

  it('puts no marks on white space alone', () => {
    expect(html('a<b> </b>b<a href="https://a.vn"> <br> </a>c')).toBe('<p>a b<br>c</p>');
  });

  it('has no white space around breaks or at the ends of a block, and keeps what is not collapsible', () => {
    expect(html('<p> <br> a <br>\n <b> b</b> <br> </p>')).toBe('<p>a<br><strong>b</strong></p>');
    expect(html('<p>10&nbsp;000&emsp;ha</p>')).toBe('<p>10\u00a0000\u2003ha</p>');
  });

  it('escapes & < > in words and quotes in attributes, and nothing else', () => {
    expect(html(`<p>&lt;b&gt; &amp;amp; "x" 'y' &#x110;</p>`)).toBe(`<p>&lt;b&gt; &amp;amp; "x" 'y' Đ</p>`);
    expect(html('<a href="https://a.vn/?a=1&b=%22">x</a>')).toBe(
      '<p><a href="https://a.vn/?a=1&amp;b=%22">x</a></p>',
    );
  });

  it('is NFC, also across a tag', () => {
    const given = '<p>Ha\u0300 <b>\u0338x</b><br>\u0338y &#8815;</p>';
    const made = html(given);
    expect(made).toBe('<p>Hà <strong>&#824;x</strong><br>&#824;y ≯</p>');
    expect(made.normalize('NFC')).toBe(made);
    expect(html(made)).toBe(made);
  });
});

describe('cleaning', () => {
  it('translates what means the same and keeps the words of what does not', () => {
    expect(html('<h1>a</h1><h5>b</h5><p><b>c</b><i>d</i><u>e</u><font color=red>f</font></p>')).toBe(
      '<h2>a</h2>\n<h3>b</h3>\n<p><strong>c</strong><em>d</em>ef</p>',
    );
    expect(html('<section>a<div>b</div>c</section><dl><dt>d<dd>e</dl><pre>f</pre>')).toBe(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((word) => `<p>${word}</p>`).join('\n'),
    );
  });

  it('keeps headings and tables at the top and their words anywhere else', () => {
    expect(html('<ul><li><h2>a</h2><table><tr><td>b<td>c</table></ul>')).toBe(
      '<ul>\n<li>\n<p>a</p>\n<p>b</p>\n<p>c</p>\n</li>\n</ul>',
    );
    expect(html('<h2><p>Tên</p></h2>')).toBe('<h2>Tên</h2>');
  });

  it('gives a list inside a list to the item before it', () => {
    const wanted = '<ul>\n<li>\n<p>a</p>\n<ol>\n<li>b</li>\n</ol>\n</li>\n<li>c</li>\n</ul>';
    expect(html('<ul><li>a</li><ol><li>b</li></ol>c</ul>')).toBe(wanted);
    expect(html('<ul><ol><li>b</li></ol></ul>')).toBe('<ul>\n<li>\n<ol>\n<li>b</li>\n</ol>\n</li>\n</ul>');
  });

  it('keeps the caption of a table or figure as a paragraph', () => {
    expect(html('x<table><caption>Bảng 1</caption><tr><td>a</table>')).toBe(
      '<p>x</p>\n<p>Bảng 1</p>\n<table>\n<tr>\n<td>a</td>\n</tr>\n</table>',
    );
    expect(html(`<figure data-file=${digest}><img src=x><figcaption>Ảnh</figcaption></figure>`)).toBe(
      `<figure data-file="${digest}"></figure>\n<p>Ảnh</p>`,
    );
  });

  it('drops what holds nothing', () => {
    expect(
      html(
        '<h2></h2><ul><li></li></ul><blockquote><p> </p></blockquote><table><tr><td></td></tr></table><p>\u200b',
      ),
    ).toBe('');
    expect(html('<figure></figure><figure data-file="../etc/passwd"></figure>')).toBe('');
  });

  it('says what it dropped, how often', () => {
    const { dropped } = clean(
      '<p onclick=x() style="a" ID=b>a<script>1</script><script>2</script><blink>x</blink><a href="javascript:x">y</a>' +
        '<a href="/local">z</a><a name=n>\u202e\u0007</a></p><img src=x><p onclick=y>',
    );
    expect(dropped).toEqual([
      { kind: 'attribute', name: 'onclick', count: 2 },
      { kind: 'attribute', name: 'style', count: 1 },
      { kind: 'attribute', name: 'id', count: 1 },
      { kind: 'removed', name: 'script', count: 2 },
      { kind: 'unwrapped', name: 'blink', count: 1 },
      { kind: 'link', name: 'javascript:', count: 1 },
      { kind: 'link', name: 'relative', count: 1 },
      { kind: 'attribute', name: 'name', count: 1 },
      { kind: 'unwrapped', name: 'a', count: 1 },
      { kind: 'character', name: 'U+202E', count: 1 },
      { kind: 'character', name: 'U+0007', count: 1 },
      { kind: 'removed', name: 'img', count: 1 },
    ]);
  });

  it('lists files once, in order, and words a paragraph a line', () => {
    const other = 'cd'.repeat(32);
    const made = clean(
      `<h2>T</h2>${figure(other)}<ul><li>a<br>b${figure(digest)}</ul><table><tr><td>c<td>${figure(other)}</table>`,
    );
    expect(made.files).toEqual([other, digest]);
    expect(made.text).toBe('T\na\nb\nc');
  });

  it('bounds spans of cells', () => {
    expect(
      html(
        '<table><tr><td colspan=999999999 rowspan=99999>a<td colspan=0 rowspan=-1>b<td colspan="2x">c</table>',
      ),
    ).toBe(
      '<table>\n<tr>\n<td>a</td>\n<td>b</td>\n<td>c</td>\n</tr>\n</table>'.replace(
        '<td>a',
        '<td rowspan="1000">a',
      ),
    );
  });
});

describe('links', () => {
  it.each([
    ['https://khen.example/a b?q=đ#é', 'https://khen.example/a%20b?q=%C4%91#%C3%A9'],
    ['HTTP://Khen.Example', 'http://khen.example/'],
    [' https://khen.example/ ', 'https://khen.example/'],
    ['https://tỉnh.example/', 'https://xn--tnh-dlz.example/'],
    ['mailto:bao.chi@khen.example', 'mailto:bao.chi@khen.example'],
    ['MAILTO:bao.chi@khen.example?subject=H%E1%BB%8Fi', 'mailto:bao.chi@khen.example?subject=H%E1%BB%8Fi'],
  ])('%s is kept as %s', (given, kept) => {
    expect(link(given)).toBe(kept);
  });

  it.each([
    '',
    '#a',
    'a',
    '/a',
    '../a',
    '?a',
    '//evil.example',
    '\\\\evil.example',
    'https://',
    'http://[',
    'https://a@b.example/',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java&Tab;script:a',
    'java&#10;script:a',
    '&#106;avascript:a',
    '&#x6A&#x61vascript:a',
    'javascript&colon;a',
    '\u0001javascript:a',
    'vbscript:x',
    'data:text/html,x',
    'data:image/svg+xml;base64,x',
    'blob:https://a/b',
    'file:///etc/passwd',
    'ftp://a.vn',
    'tel:113',
    'about:blank',
    'view-source:https://a.vn',
    'https://user:pass@a.vn/',
    'mailto:',
    'mailto:x',
    'mailto:&quot;a&quot;@b',
    'feed:javascript:a',
    'jar:https://a',
    'ms-word:ofe|u|https://a',
    'intent://a',
    'https:',
    'x'.repeat(3000),
  ])('%j is words only', (given) => {
    expect(link(given)).toBeUndefined();
    expect(html(`<a href="${given}">x</a>`)).toBe('<p>x</p>');
  });
});

describe('hostile size and depth', () => {
  it.each([
    ['a million unclosed elements', '<div>'.repeat(190_000)],
    [
      'formatting reopened in every paragraph',
      '<font a><font b><font c><font d><b><i><u><s>'.repeat(50) + '<p>x'.repeat(20_000),
    ],
    ['deep lists', '<ul><li>'.repeat(10_000)],
    ['deep quotations', '<blockquote>'.repeat(5000)],
    ['deep tables', '<table><tr><td>'.repeat(20_000)],
    ['deep formatting', '<b><i>'.repeat(5000) + 'x'],
    ['a million links in links', '<a href=b>'.repeat(90_000)],
  ])('refuses %s', (_, given) => {
    expect(() => clean(given)).toThrow(expect.objectContaining({ code: 'html.too-complex' }));
  });

  it('refuses what is too long', () => {
    expect(() => clean('x'.repeat(1_000_001))).toThrow(expect.objectContaining({ kind: 'too-large' }));
  });

  it('flattens lists beyond six levels instead of losing their words', () => {
    const made = html(`${'<ul><li>'.repeat(20)}x`);
    expect(made.match(/<ul>/g)).toHaveLength(6);
    expect(made).toContain('x');
    expect(html(made)).toBe(made);
  });

  it('takes what is long but plain', () => {
    const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}`).join(' ');
    expect(html(`<p ${attributes}>x</p>`)).toBe('<p>x</p>');
    expect(html('<p>x</p>'.repeat(40_000)).length).toBeGreaterThan(300_000);
    expect(html(' '.repeat(900_000) + 'x')).toBe('<p>x</p>');
    expect(html(`${'a<br> '.repeat(40_000)}x`)).toContain('a<br>a');
    expect(html('a\u0300\u0323'.padEnd(900_000, '\u0300\u0323')).length).toBeLessThan(60);
    expect(html('&'.repeat(500_000)).length).toBe(2_500_007);
  });
});
