import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { z } from 'zod';
import { BlockDifference, clean, differenceOfBodies } from './index.js';

type Side = 'before' | 'after';
type Changed<Part> = Extract<Part, { change: 'changed' }>;
type Of<Part, Member extends string> = Extract<Changed<Part>, Record<Member, unknown>>;
type Item = Of<BlockDifference, 'items'>['items'][number];
type Row = Of<BlockDifference, 'rows'>['rows'][number];
type Cell = Changed<Row>['cells'][number] | Exclude<Row, { change: 'changed' }>['cells'][number];
type Words = Of<BlockDifference, 'words'>['words'];

// What a client without our code makes of the data: the whole text of either side, out of nothing but the difference.
const isOn = ({ change }: { readonly change: string }, side: Side): boolean =>
  change !== (side === 'before' ? 'added' : 'removed');
const typeOf = (part: { readonly type: string; readonly was?: string | undefined }, side: Side): string =>
  side === 'before' ? (part.was ?? part.type) : part.type;
const escape = (text: string): string =>
  text
    .replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)
    .replace(/\u0338/g, '&#824;')
    .replaceAll('\n', '<br>');

function textOf(blocks: readonly BlockDifference[], side: Side): string {
  return blocks
    .filter((block) => isOn(block, side))
    .map((block) => {
      if (!('type' in block)) return block.html;
      const name = block.type === 'blockquote' || block.type === 'table' ? block.type : typeOf(block, side);
      return `<${name}>${insideOf(block, side)}</${name}>`;
    })
    .join('\n');
}

function insideOf(block: Changed<BlockDifference>, side: Side): string {
  if ('words' in block) return wordsOf(block.words, side);
  if ('blocks' in block) return textOf(block.blocks, side);
  if ('items' in block)
    return on(
      block.items,
      side,
      (item: Item) => `<li>${'html' in item ? item.html : textOf(item.blocks, side)}</li>`,
    );
  return on(block.rows, side, (row: Row) => {
    const cells: readonly Cell[] = row.cells;
    const shown = cells.filter((cell) => !('change' in cell) || isOn(cell, side));
    return `<tr>${shown.map((cell) => cellOf(cell, side)).join('')}</tr>`;
  });
}

const on = <Part extends { readonly change: string }>(
  parts: readonly Part[],
  side: Side,
  toText: (part: Part) => string,
): string =>
  parts
    .filter((part) => isOn(part, side))
    .map(toText)
    .join('');

function cellOf(cell: Cell, side: Side): string {
  const { type, colspan, rowspan } = 'was' in cell && cell.was && side === 'before' ? cell.was : { ...cell };
  const spans = `${colspan ? ` colspan=${colspan}` : ''}${rowspan ? ` rowspan=${rowspan}` : ''}`;
  return `<${type}${spans}>${'html' in cell ? cell.html : textOf(cell.blocks, side)}</${type}>`;
}

function wordsOf(words: Words, side: Side): string {
  return on(words, side, ({ text, href, lang, strong, em, script }) =>
    [
      script && [`<${script}>`, `</${script}>`],
      em && ['<em>', '</em>'],
      strong && ['<strong>', '</strong>'],
      lang && [`<span lang="${lang}">`, '</span>'],
      href && [`<a href="${escape(href)}">`, '</a>'],
    ].reduce((inside, tags) => (tags ? tags[0] + inside + tags[1] : inside), escape(text)),
  );
}

const bodies = z.array(BlockDifference);
const p = (...paragraphs: readonly string[]): string => paragraphs.map((text) => `<p>${text}</p>`).join('\n');
const difference = (before: string, after: string): BlockDifference[] =>
  differenceOfBodies(clean(before).html, clean(after).html);
const road = 'Đoạn sạt lở tại km 12 đã được dọn xong, xe dưới 16 chỗ qua lại bình thường.';

describe('the difference of two bodies', () => {
  it('is by blocks, and inside a changed one by words with what stands between them', () => {
    const changed = 'Đoạn sạt lở tại km 12 đã được dọn xong, mọi loại xe qua lại bình thường.';
    expect(
      difference(`<h2>Lũng Cú</h2>${p(road, 'Hết.')}`, `<h2>Lũng Cú</h2>${p('Tin mới.', changed)}`),
    ).toEqual([
      { change: 'same', html: '<h2>Lũng Cú</h2>' },
      { change: 'added', html: '<p>Tin mới.</p>' },
      {
        change: 'changed',
        type: 'p',
        words: [
          { change: 'same', text: 'Đoạn sạt lở tại km 12 đã được dọn xong, ' },
          { change: 'removed', text: 'xe dưới 16 chỗ ' },
          { change: 'added', text: 'mọi loại xe ' },
          { change: 'same', text: 'qua lại bình thường.' },
        ],
      },
      { change: 'removed', html: '<p>Hết.</p>' },
    ]);
  });

  it('sees words whose marks changed, and links that lead elsewhere', () => {
    const body = (how: string, href: string) =>
      `<p>Đường đã ${how} từ <a href="https://${href}.vn">hôm nay</a>.</p>`;
    expect(difference(body('thông', 'a'), body('<b>thông</b>', 'b'))).toEqual([
      {
        change: 'changed',
        type: 'p',
        words: [
          { change: 'same', text: 'Đường đã ' },
          { change: 'removed', text: 'thông' },
          { change: 'added', text: 'thông', strong: true },
          { change: 'same', text: ' từ ' },
          { change: 'removed', text: 'hôm nay', href: 'https://a.vn/' },
          { change: 'added', text: 'hôm nay', href: 'https://b.vn/' },
          { change: 'same', text: '.' },
        ],
      },
    ]);
  });

  it('sees a paragraph that became a heading', () => {
    expect(difference('<p>Lễ hội hoa</p>', '<h2>Lễ hội hoa</h2>')).toEqual([
      { change: 'changed', type: 'h2', was: 'p', words: [{ change: 'same', text: 'Lễ hội hoa' }] },
    ]);
  });

  it('sees what moved as it was', () => {
    const [one, two, three] = ['Một đoạn.', 'Hai đoạn.', 'Ba đoạn.'];
    expect(difference(p(one, two, three), p(three, one, two))).toEqual([
      { change: 'added', html: `<p>${three}</p>`, moved: 1 },
      { change: 'same', html: `<p>${one}</p>` },
      { change: 'same', html: `<p>${two}</p>` },
      { change: 'removed', html: `<p>${three}</p>`, moved: 1 },
    ]);
  });

  it('goes down to the items of lists', () => {
    const list = (...items: readonly string[]) =>
      `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
    expect(
      difference(
        list('Đồng Văn', 'Mèo Vạc: 12 xã', 'Yên Minh'),
        list('Đồng Văn', 'Mèo Vạc: 18 xã', 'Quản Bạ'),
      ),
    ).toEqual([
      {
        change: 'changed',
        type: 'ul',
        items: [
          { change: 'same', html: '<p>Đồng Văn</p>' },
          {
            change: 'changed',
            blocks: [
              {
                change: 'changed',
                type: 'p',
                words: [
                  { change: 'same', text: 'Mèo Vạc: ' },
                  { change: 'removed', text: '12' },
                  { change: 'added', text: '18' },
                  { change: 'same', text: ' xã' },
                ],
              },
            ],
          },
          { change: 'removed', html: '<p>Yên Minh</p>' },
          { change: 'added', html: '<p>Quản Bạ</p>' },
        ],
      },
    ]);
  });

  it('goes down to the cells of tables, in their columns', () => {
    const table = (...rows: readonly string[]) =>
      `<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`;
    const head = '<th>Xã<th>Khách';
    expect(
      difference(
        table(head, '<td>Lũng Cú<td>1.500', '<td>Sà Phìn<td>700'),
        table(head, '<td>Lũng Cú<td colspan=2>1.800', '<td>Sà Phìn<td>700'),
      ),
    ).toEqual([
      {
        change: 'changed',
        type: 'table',
        rows: [
          {
            change: 'same',
            cells: [
              { type: 'th', html: '<p>Xã</p>' },
              { type: 'th', html: '<p>Khách</p>' },
            ],
          },
          {
            change: 'changed',
            cells: [
              { change: 'same', type: 'td', html: '<p>Lũng Cú</p>' },
              {
                change: 'changed',
                type: 'td',
                colspan: 2,
                was: { type: 'td' },
                blocks: [
                  { change: 'removed', html: '<p>1.500</p>' },
                  { change: 'added', html: '<p>1.800</p>' },
                ],
              },
            ],
          },
          {
            change: 'same',
            cells: [
              { type: 'td', html: '<p>Sà Phìn</p>' },
              { type: 'td', html: '<p>700</p>' },
            ],
          },
        ],
      },
    ]);
  });

  it('takes another picture for another block', () => {
    const figure = (sign: string) => `<figure data-file="${sign.repeat(64)}"></figure>`;
    expect(difference(figure('a'), figure('b'))).toEqual([
      { change: 'removed', html: figure('a') },
      { change: 'added', html: figure('b') },
    ]);
  });
});

const word = fc.constantFrom(
  ...'đường Lũng Cú mở lại sáng mai xe 1.500 20:30 05/11/2026 khách “Khèn” , . – 河 <b>dọn</b> <em>xong</em> H<sub>2</sub>O'.split(
    ' ',
  ),
  ' ',
  '<br>',
  '&amp;',
  '&#824;',
  '👩‍🌾',
  '<a href="https://a.vn/?a=1&amp;b=2">tại đây</a>',
  '<span lang="en">road</span>',
);
const words = fc.array(word, { maxLength: 12 }).map((some) => some.join(' '));
const block: fc.Arbitrary<string> = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    words.map((text) => `<p>${text}</p>`),
    words.map((text) => `<h2>${text}</h2>`),
    fc.constantFrom('a', 'b').map((sign) => `<figure data-file="${sign.repeat(64)}"></figure>`),
    fc
      .tuple(fc.constantFrom('ul', 'ol'), fc.array(tie('block'), { maxLength: 4 }))
      .map(([name, items]) => `<${name}>${items.map((item) => `<li>${item}</li>`).join('')}</${name}>`),
    fc.array(tie('block'), { maxLength: 3 }).map((some) => `<blockquote>${some.join('')}</blockquote>`),
    fc
      .array(
        fc.array(fc.tuple(fc.constantFrom('td', 'th', 'td colspan=2', 'td rowspan=3'), tie('block')), {
          maxLength: 3,
        }),
        { maxLength: 4 },
      )
      .map((rows) => {
        const cells = rows.map((row) =>
          row.map(([name, text]) => `<${name}>${text}</${name.slice(0, 2)}>`).join(''),
        );
        return `<table>${cells.map((row) => `<tr>${row}</tr>`).join('')}</table>`;
      }),
  ),
})).block;
const body = fc.array(block, { maxLength: 6 }).map((blocks) => clean(blocks.join('')).html);
/** Two bodies that have something to do with each other: pieces of the one put into, or taken for, pieces of the other. */
const edited = fc
  .tuple(body, body, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }))
  .map(([before, other, edits]) => {
    const pieces = before.split(/(?=[ <])/);
    const others = other.split(/(?=[ <])/);
    for (const [place, from] of edits) {
      if (pieces.length > 0)
        pieces.splice(place % pieces.length, from % 3, ...others.slice(from % 7, (from % 7) + 2));
    }
    return [before, clean(pieces.join('')).html] as const;
  });
const pairs = fc.oneof(edited, fc.tuple(body, body));

describe('every difference', () => {
  it('makes the text after of the text before, and the other way round', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const made = differenceOfBodies(before, after);
        expect(clean(textOf(made, 'before')).html).toBe(before);
        expect(clean(textOf(made, 'after')).html).toBe(after);
        expect(bodies.parse(made)).toEqual(made);
      }),
      { numRuns: 300 },
    );
  });

  it('is nothing but the same for equal texts, and the same again for the same texts', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        expect(differenceOfBodies(before, before).every(({ change }) => change === 'same')).toBe(true);
        expect(differenceOfBodies(before, after)).toEqual(differenceOfBodies(before, after));
      }),
      { numRuns: 300 },
    );
  });

  it('is one of itself turned round, as far as there is anything different', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const isSame = (blocks: readonly BlockDifference[]) =>
          blocks.every(({ change }) => change === 'same');
        expect(isSame(differenceOfBodies(after, before))).toBe(before === after);
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.entries(hostileBodies()))('holds for %s', (_, [before, after]) => {
    const made = differenceOfBodies(before, after);
    expect(textOf(made, 'before').length).toBeGreaterThan(0);
    expect(clean(textOf(made, 'after')).html).toBe(after);
    expect(clean(textOf(made, 'before')).html).toBe(before);
  });
});

/** Two hundred thousand characters each, as unlike or as confusing as they come. */
function hostileBodies(): Record<string, [before: string, after: string]> {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const many = (count: number, toText: (index: number) => string): string[] =>
    Array.from({ length: count }, (__, index) => toText(index));
  const shuffled = (texts: readonly string[]): string[] => texts.toSorted(() => random(3) - 1);
  const confusion = (count: number) => many(count, () => 'abcdefgh'[random(8)]!);
  const made = (paragraphs: readonly string[]) => clean(p(...paragraphs)).html;
  const numbered = many(14_000, (index) => `w${index}`);
  const few = many(300, () => confusion(300).join(' '));
  return {
    'many one-word paragraphs, all different': [
      made(many(20_000, (i) => `a${i}`)),
      made(many(20_000, (i) => `b${i}`)),
    ],
    'many one-word paragraphs turned round': [made(numbered), made(numbered.toReversed())],
    'many one-word paragraphs shuffled': [made(numbered), made(shuffled(numbered))],
    'many paragraphs of few words': [made(confusion(20_000)), made(confusion(20_000))],
    'one paragraph of few words': [made([confusion(95_000).join(' ')]), made([confusion(95_000).join(' ')])],
    'one paragraph turned round': [made([numbered.join(' ')]), made([numbered.toReversed().join(' ')])],
    'five hundred paragraphs rewritten': [
      made(many(500, () => confusion(170).join(' '))),
      made(many(500, (i) => `${i} ${confusion(170).join(' ')}`)),
    ],
    'paragraphs all alike': [made(few), made(many(300, () => confusion(300).join(' ')))],
    'one word again and again': [
      made([many(90_000, () => 'a').join(' ')]),
      made([many(60_000, () => 'a').join(' ')]),
    ],
  };
}
