import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { z } from 'zod';
import { type Comparable, differenceOfDocuments } from './difference.js';
import { FieldDifference } from './difference.schemas.js';

const content = {
  kind: 'notice',
  title: 'Mở lại đường lên Lũng Cú',
  summary: 'Xe dưới 16 chỗ qua lại bình thường.',
  body: '<p>Đoạn sạt lở đã dọn xong.</p>',
  topics: [{ id: 't1', name: 'Giao thông' }],
  contact: { name: 'Vàng Thị Mỷ', phone: '0219 000 0100' },
};
const document = (change: object = {}, beside: object = {}): Comparable => ({
  format: 'khen.document/1',
  log: 'khen.test/log',
  type: 'release',
  id: 'r',
  version: 1,
  lang: 'vi',
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
  issuer: { id: 'o1', name: 'Sở Xây dựng' },
  content: { ...content, ...change },
  ...beside,
});
const fields = (before: Comparable, after: Comparable) => differenceOfDocuments(before, after).fields;

describe('the difference of two documents', () => {
  it('tells what became of each member, and nothing of those that stayed', () => {
    expect(
      differenceOfDocuments(
        document(),
        document({ urgent: true, title: 'Mở lại đường lên Đồng Văn', contact: { name: 'Vàng Thị Mỷ' } }),
      ),
    ).toEqual({
      fields: [
        { field: 'urgent', after: true },
        {
          field: 'title',
          before: 'Mở lại đường lên Lũng Cú',
          after: 'Mở lại đường lên Đồng Văn',
          words: [
            { change: 'same', text: 'Mở lại đường lên ' },
            { change: 'removed', text: 'Lũng Cú' },
            { change: 'added', text: 'Đồng Văn' },
          ],
        },
        { field: 'contact.phone', before: '0219 000 0100' },
      ],
      body: [{ change: 'same', html: '<p>Đoạn sạt lở đã dọn xong.</p>' }],
    });
  });

  it('does not look at what says which document it is', () => {
    const other = { version: 2, nonce: 'BBBBBBBBBBBBBBBBBBBBBA', source: { lang: 'en', sha256: 'x' } };
    expect(fields(document(), document({}, other))).toEqual([]);
  });

  it('compares organisations, topics and places by id: a new name is no difference', () => {
    const renamed = document(
      { topics: [{ id: 't1', name: 'Vận tải' }] },
      { issuer: { id: 'o1', name: 'Sở Giao thông' } },
    );
    expect(fields(document(), renamed)).toEqual([]);
    const place = { id: 'p1', name: 'Xã Lũng Cú' };
    const other = document(
      {
        topics: [
          { id: 't2', name: 'Lễ hội' },
          { id: 't1', name: 'Vận tải' },
        ],
        places: [place],
      },
      { coIssuers: [{ id: 'o2', name: 'Sở Y tế' }] },
    );
    expect(fields(document(), other)).toEqual([
      { field: 'coIssuers', items: [{ change: 'added', value: { id: 'o2', name: 'Sở Y tế' } }] },
      {
        field: 'topics',
        items: [
          { change: 'added', value: { id: 't2', name: 'Lễ hội' } },
          { change: 'same', value: { id: 't1', name: 'Vận tải' } },
        ],
      },
      { field: 'places', items: [{ change: 'added', value: place }] },
    ]);
  });

  it('tells changed quotations by their words, and recipients by lines', () => {
    const quote = (text: string, position: string) => ({ text, name: 'Giàng Seo Páo', position });
    const before = document({
      quotes: [quote('Đường đã thông hoàn toàn.', 'Giám đốc')],
      recipients: ['UBND xã Lũng Cú', 'Lưu: VT'],
    });
    const after = document({
      quotes: [quote('Đường đã thông một nửa.', 'Giám đốc')],
      recipients: ['UBND xã Lũng Cú', 'Báo Hà Giang', 'Lưu: VT'],
    });
    expect(fields(before, after)).toEqual([
      {
        field: 'quotes',
        items: [
          {
            change: 'changed',
            before: quote('Đường đã thông hoàn toàn.', 'Giám đốc'),
            after: quote('Đường đã thông một nửa.', 'Giám đốc'),
            words: [
              { change: 'same', text: 'Đường đã thông ' },
              { change: 'removed', text: 'hoàn toàn' },
              { change: 'added', text: 'một nửa' },
              { change: 'same', text: '.' },
            ],
          },
        ],
      },
      {
        field: 'recipients',
        items: [
          { change: 'same', value: 'UBND xã Lũng Cú' },
          { change: 'added', value: 'Báo Hà Giang' },
          { change: 'same', value: 'Lưu: VT' },
        ],
      },
    ]);
  });

  it('knows a file by its bytes, whatever is said of it', () => {
    const file = (sha256: string, alt: string) => ({
      sha256,
      bytes: 5,
      mediaType: 'image/png',
      role: 'picture',
      alt,
    });
    const before = document({}, { files: [file('aa', 'Đường cũ'), file('bb', 'Cầu')] });
    const after = document({}, { files: [file('aa', 'Đường mới'), file('cc', 'Cầu')] });
    expect(fields(before, after)).toEqual([
      {
        field: 'files',
        items: [
          { change: 'changed', before: file('aa', 'Đường cũ'), after: file('aa', 'Đường mới') },
          { change: 'removed', value: file('bb', 'Cầu') },
          { change: 'added', value: file('cc', 'Cầu') },
        ],
      },
    ]);
  });

  it('compares members of groups one by one, whether the group was there or not', () => {
    const event = { from: '2026-11-05T13:00:00.000Z', zone: 'Asia/Ho_Chi_Minh', place: 'Quảng trường' };
    const signatory = { form: 'KT.', name: 'Vàng Mí Sính', position: 'Phó Giám đốc' };
    expect(
      fields(
        document({ event }),
        document({ event: { ...event, from: '2026-11-06T13:00:00.000Z' }, signatory }),
      ),
    ).toEqual([
      { field: 'signatory.form', after: 'KT.' },
      { field: 'signatory.name', after: 'Vàng Mí Sính' },
      { field: 'signatory.position', after: 'Phó Giám đốc' },
      { field: 'event.from', before: '2026-11-05T13:00:00.000Z', after: '2026-11-06T13:00:00.000Z' },
    ]);
  });

  it('compares members that are added to documents later', () => {
    expect(fields(document(), document({ mood: 'glad', seats: 5 }, { annex: ['I'] }))).toEqual([
      { field: 'annex', items: [{ change: 'added', value: 'I' }] },
      { field: 'mood', after: 'glad' },
      { field: 'seats', after: 5 },
    ]);
  });
});

const named = fc.uniqueArray(
  fc.constantFrom('1', '2', '3', '4').map((id) => ({ id, name: `Tên ${id}` })),
  {
    selector: ({ id }) => id,
  },
);
const words = fc.array(fc.constantFrom(...'đường lên Lũng Cú mở lại sáng mai 20:30'.split(' ')), {
  maxLength: 8,
});
const text = words.map((some) => some.join(' '));
const contents = fc.record(
  {
    kind: fc.constantFrom('notice', 'statement'),
    urgent: fc.constant(true),
    title: text,
    summary: text,
    body: words.map((some) => (some.length > 0 ? `<p>${some.join(' ')}</p>` : '')),
    quotes: fc.array(fc.record({ text, name: text }), { minLength: 1, maxLength: 3 }),
    topics: named,
    places: named,
    contact: fc.record({ name: text, phone: text }, { requiredKeys: [] }),
    recipients: fc.array(text, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['kind', 'title', 'summary', 'body', 'topics', 'contact'] },
);

describe('every difference of documents', () => {
  it('is none of a document with itself, and changes sides when it is turned round', () => {
    fc.assert(
      fc.property(contents, contents, (one, other) => {
        expect(fields(document(one), document(one))).toEqual([]);
        const forth = fields(document(one), document(other));
        const back = fields(document(other), document(one));
        expect(back.map(({ field }) => field)).toEqual(forth.map(({ field }) => field));
        expect(z.array(FieldDifference).parse(forth)).toEqual(forth);
        expect(forth).toEqual(fields(document(one), document(other)));
      }),
      { numRuns: 500 },
    );
  });

  it('holds every value of both sides that differs', () => {
    fc.assert(
      fc.property(contents, contents, (one, other) => {
        for (const difference of fields(document(one), document(other))) {
          for (const side of ['before', 'after'] as const) {
            const wanted = difference.field
              .split('.')
              .reduce<unknown>(
                (value, name) => (value as Record<string, unknown>)?.[name],
                side === 'before' ? one : other,
              );
            expect(valueOn(difference, side)).toEqual(wanted ?? ('items' in difference ? [] : undefined));
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

function valueOn(difference: FieldDifference, side: 'before' | 'after'): unknown {
  if (!('items' in difference)) return difference[side];
  const without = side === 'before' ? 'added' : 'removed';
  return difference.items
    .filter(({ change }) => change !== without)
    .map((item) => (item.change === 'changed' ? item[side] : item.value));
}
