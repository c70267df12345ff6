import { beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  address,
  bodyOf,
  notice,
  paragraph,
  pressRelease,
} from '../../../test/support/official-documents.js';
import { drawPdf, type PdfText, readCode, type ReadPdf, readPdf } from '../../../test/support/pdf-reading.js';
import { type OfficialDocument } from './index.js';
import { toPdf } from './pdf.js';

const mm = (length: number): number => (length * 72) / 25.4;
const middle = ({ x, right }: PdfText): number => (x + right) / 2;

function find(read: ReadPdf, text: string | RegExp, page = 0): PdfText {
  const found = read.pages[page]!.texts.find((item) =>
    typeof text === 'string' ? item.text === text : text.test(item.text),
  );
  if (!found)
    throw new Error(`No ${text} in ${JSON.stringify(read.pages[page]!.texts.map((item) => item.text))}`);
  return found;
}

/** What stands outside the text area, or is not set in Tinos. */
function strays({ pages }: ReadPdf): PdfText[] {
  return pages.flatMap(({ texts }, index) =>
    texts.filter(
      ({ text, x, right, y, size, font }) =>
        !font.startsWith('Tinos') ||
        x < mm(30) - 0.5 ||
        right > mm(190) + 0.5 ||
        y > mm(277) ||
        (y - size < mm(20) - 4 && !(index > 0 && text === String(index + 1))),
    ),
  );
}

describe('the PDF of a notice', () => {
  let bytes: Buffer;
  let read: ReadPdf;
  beforeAll(async () => {
    bytes = await toPdf(notice);
    read = await readPdf(bytes);
  });

  it('is one A4 page whose words all stand between the margins, in Tinos', () => {
    expect(read.pages).toHaveLength(1);
    expect(read.pages[0]!.width).toBeCloseTo(mm(210), 1);
    expect(read.pages[0]!.height).toBeCloseTo(mm(297), 1);
    expect(strays(read)).toEqual([]);
  });

  it('has the national name at the upper right, the motto centred under it, the issuer at the upper left', () => {
    const name = find(read, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    const motto = find(read, 'Độc lập - Tự do - Hạnh phúc');
    const issuer = find(read, 'ỦY BAN NHÂN DÂN');
    expect(name.x).toBeGreaterThan(mm(210) / 2 - mm(20));
    expect(motto.y).toBeGreaterThan(name.y);
    expect(middle(motto)).toBeCloseTo(middle(name), 0);
    expect(issuer.y).toBeCloseTo(name.y, 0);
    expect(issuer.right).toBeLessThan(name.x);
    expect([name.size, motto.size, issuer.size]).toEqual([12, 13, 12]);
    expect([name, motto, issuer].map(({ font }) => font)).toEqual(['Tinos-Bold', 'Tinos-Bold', 'Tinos-Bold']);
  });

  it('draws a line under the motto that is as long as the motto', async () => {
    const motto = find(read, 'Độc lập - Tự do - Hạnh phúc');
    const drawn = await drawPdf(bytes, 1);
    const below = [3, 4, 5, 6].map(
      (down) => (x: number) => [0, 0.25, 0.5, 0.75].some((part) => drawn.isDark(x, motto.y + down + part)),
    );
    const isRuled = (x: number): boolean => below.some((row) => row(x));
    const inside = Array.from(
      { length: 20 },
      (_, index) => motto.x + 1 + (index * (motto.right - motto.x - 2)) / 19,
    );
    expect(inside.every(isRuled)).toBe(true);
    expect([motto.x - 3, motto.right + 3].some(isRuled)).toBe(false);
  });

  it('has the number under the issuer and, on the same line to the right, place and date in italics', () => {
    const number = find(read, 'Số: 05/TB-UBND');
    const date = find(read, 'Hà Giang, ngày 05 tháng 02 năm 2026');
    expect(number.y).toBeGreaterThan(find(read, 'TỈNH HÀ GIANG').y);
    expect(date.y).toBeCloseTo(number.y, 0);
    expect(middle(date)).toBeCloseTo(middle(find(read, 'Độc lập - Tự do - Hạnh phúc')), 0);
    expect([number.size, date.size, date.font]).toEqual([13, 13, 'Tinos-Italic']);
  });

  it('has kind and title in the middle of the text, bold', () => {
    const kind = find(read, 'THÔNG BÁO');
    const title = find(read, notice.title);
    for (const item of [kind, title]) {
      expect(middle(item)).toBeCloseTo(mm(110), 0);
      expect([item.size, item.font]).toEqual([14, 'Tinos-Bold']);
    }
    expect(title.y).toBeGreaterThan(kind.y);
  });

  it('begins paragraphs 1.27 cm in, and fills the lines to both margins', () => {
    const lines = read.pages[0]!.texts.filter(({ size, font }) => size === 14 && font === 'Tinos-Regular');
    expect(lines[0]!.x).toBeCloseTo(mm(30) + 36, 0);
    const rights = Map.groupBy(read.pages[0]!.texts, ({ y }) => Math.round(y));
    const first = rights.get(Math.round(lines[0]!.y))!;
    expect(Math.max(...first.map(({ right }) => right))).toBeCloseTo(mm(190), 0);
  });

  it('does not tear a word of two styles apart', () => {
    const texts = read.pages[0]!.texts;
    const bold = texts.findIndex(({ text }) => text.endsWith('Văn'));
    expect(texts[bold + 1]!.text).toMatch(/^,/);
    expect(texts[bold + 1]!.x - texts[bold]!.right).toBeLessThan(0.5);
  });

  it('has the recipients at the lower left and, level with them, the signatory at the right', () => {
    const word = find(read, 'Nơi nhận:');
    const form = find(read, 'TM. ỦY BAN NHÂN DÂN');
    const name = find(read, 'Hoàng Gia Long');
    expect(word.x).toBeCloseTo(mm(30), 0);
    expect([word.size, word.font]).toEqual([12, 'Tinos-BoldItalic']);
    expect(Math.abs(form.y - word.y)).toBeLessThan(4);
    expect(form.x).toBeGreaterThan(mm(110));
    expect(['- Như trên;', '- Sở Xây dựng;', '- Lưu: VT.'].map((text) => find(read, text).size)).toEqual([
      11, 11, 11,
    ]);
    const column = [form, find(read, 'KT. CHỦ TỊCH'), find(read, 'PHÓ CHỦ TỊCH'), name];
    expect(column.map(({ size, font }) => `${size} ${font}`)).toEqual(
      Array.from({ length: 4 }, () => '14 Tinos-Bold'),
    );
    for (const item of column) expect(middle(item)).toBeCloseTo(middle(form), 0);
    expect(name.y - column[2]!.y).toBeGreaterThan(50);
  });

  it('has a code under the recipients that says the address, module by module', async () => {
    const drawn = await drawPdf(bytes, 1);
    const above = find(read, '- Lưu: VT.').y + 4;
    const { wrong, module } = readCode(drawn, address, { x: mm(30), y: above });
    expect(wrong).toBe(0);
    expect(module).toBeGreaterThan(1);
    expect(read.text).toContain('quét mã');
  });

  it('says its title, issuer and language', () => {
    expect(read.info).toMatchObject({ Title: notice.title, Author: 'ỦY BAN NHÂN DÂN TỈNH HÀ GIANG' });
    expect(read.language).toBe('vi');
  });
});

describe('the PDF of an urgent notice', () => {
  it('is stamped under the number, 20 by 8 mm, in the middle of the issuer’s half', async () => {
    const bytes = await toPdf({ ...notice, isUrgent: true });
    const read = await readPdf(bytes);
    const stamp = find(read, 'KHẨN');
    const number = find(read, 'Số: 05/TB-UBND');
    expect([stamp.size, stamp.font]).toEqual([13, 'Tinos-Bold']);
    expect(stamp.y).toBeGreaterThan(number.y);
    expect(stamp.y).toBeLessThan(find(read, 'THÔNG BÁO').y);
    expect(middle(stamp)).toBeCloseTo(middle(number), 0);
    const drawn = await drawPdf(bytes, 1);
    // Bright red has no green: dark there, and light in what `isDark` looks at.
    const across = Array.from({ length: 400 }, (_, index) => middle(stamp) - 50 + index / 4);
    const down = Array.from({ length: 200 }, (_, index) => stamp.y - 25 + index / 4);
    const framed = (points: readonly (readonly [number, number])[]) =>
      points.filter(([x, y]) => drawn.isRed(x, y));
    const row = framed(across.map((x) => [x, stamp.y - 12] as const)).map(([x]) => x);
    const column = framed(down.map((y) => [stamp.x - 8, y] as const)).map(([, y]) => y);
    expect(row.at(-1)! - row[0]!).toBeCloseTo(mm(20), -0.5);
    expect(column.at(-1)! - column[0]!).toBeCloseTo(mm(8), -0.5);
  });
});

describe('the PDF of a press release', () => {
  let read: ReadPdf;
  beforeAll(async () => {
    read = await readPdf(await toPdf(await pressRelease()));
  });

  it('counts pages from the second on, in the middle of the upper margin', () => {
    expect(read.pages.length).toBeGreaterThanOrEqual(3);
    const numbers = read.pages.map(({ texts }) => texts.filter(({ y }) => y < mm(19)));
    expect(numbers.map((items) => items.map(({ text }) => text))).toEqual(
      read.pages.map((_, index) => (index === 0 ? [] : [String(index + 1)])),
    );
    for (const [number] of numbers.slice(1)) {
      expect(middle(number!)).toBeCloseTo(mm(110), 0);
      expect(number!.size).toBe(13);
    }
  });

  it('keeps everything between the margins, and shows the picture with its caption', () => {
    expect(strays(read)).toEqual([]);
    expect(read.pages.reduce((total, { pictures }) => total + pictures, 0)).toBe(1);
    expect(read.text).toContain('Đồi hoa ở Lũng Cú (Ảnh: Nguyễn Thị Mai)');
  });

  it('has the cells of a table in their rows', () => {
    const page = read.pages.findIndex(({ texts }) => texts.some(({ text }) => text === 'TT'));
    const heights = ['Lượt khách', 'TT', '2025', 'Đồng Văn', 'Cộng'].map(
      (text) => read.pages[page]!.texts.findLast((item) => item.text === text && item.size === 13)!.y,
    );
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(new Set(heights).size).toBe(5);
  });

  it('marks items as administrative texts do, in the order of the Vietnamese alphabet', () => {
    const text = read.text.replaceAll('\u00A0', ' ');
    for (const item of [
      '- Khai mạc;',
      '+ dệt lanh;',
      '1. Đăng ký;',
      'a) đơn;',
      'd) danh sách;',
      'đ) cam kết.',
    ])
      expect(text).toContain(item);
  });

  it('never leaves the signatory alone on a page', () => {
    const last = read.pages.at(-1)!.texts;
    expect(last.some(({ text }) => text === 'Trần Thị Hường')).toBe(true);
    expect(last.some(({ text }) => text === 'Liên hệ báo chí:')).toBe(true);
  });
});

describe('any document', () => {
  it('comes out the same, byte for byte, whenever and after whatever it is made', async () => {
    const document = await pressRelease();
    const first = await toPdf(document);
    await toPdf(notice);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await toPdf(document)).equals(first)).toBe(true);
  });

  it('is in English with English words', async () => {
    const { text } = await readPdf(
      await toPdf({ ...notice, lang: 'en-GB', kind: 'Notice', title: 'Road closed' }),
    );
    for (const words of [
      'SOCIALIST REPUBLIC OF VIET NAM',
      'No. 05/TB-UBND',
      'Hà Giang, 5 February 2026',
      'Recipients:',
    ])
      expect(text).toContain(words);
  });

  it('says on every page that it is a demonstration, and that it is a draft', async () => {
    const document = { ...(await pressRelease()), isDemonstration: true, isDraft: true };
    const { pages } = await readPdf(await toPdf(document));
    const first = pages[0]!.texts.map(({ text }) => text);
    expect(first).toEqual(expect.arrayContaining(['DỰ THẢO', 'DỮ LIỆU MINH HỌA']));
    for (const { texts } of pages)
      expect(texts.some(({ text }) => text.startsWith('Dữ liệu minh họa'))).toBe(true);
  });

  it('has every Vietnamese letter, also of combining characters, and a square for what Tinos has not', async () => {
    const letters = 'ẠẶẬẼỀỂỄỆỊỢỮỰỲỴỶỸ ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ đĐơƯ';
    const title = `${letters} ${'tiếng Việt'.normalize('NFD')}`;
    const body = bodyOf('<p>Lẩư slắư ŵŷ, hmoob; 中 và 👨‍👩‍👧.</p>');
    const { text } = await readPdf(await toPdf({ ...notice, title, body }));
    expect(text.normalize('NFC')).toContain(letters.split(' ')[1]);
    expect(text.normalize('NFC')).toContain('tiếng Việt');
    expect(text).toMatch(/Lẩư slắư ŵŷ, hmoob; □ và □\./);
  });

  const hostile = fc.constantFrom(
    'x'.repeat(400),
    'nghiêng'.repeat(60),
    '<b>&amp;</b>',
    '{"image":"/etc/passwd"}',
    '\u0000\u0008\uFFFF\uD800',
    'file:///etc/passwd',
    '中文字符'.repeat(50),
    'a\u0300\u0301'.repeat(40),
    '${x} {number} $& \\n',
    ' ',
    'Hà Giang '.repeat(80),
  );

  it('stays between the margins and does not fail, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(
        hostile,
        hostile,
        hostile,
        fc.integer({ min: 1, max: 30 }),
        async (one, two, three, columns) => {
          const escaped = three.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
          const cells = `<td>${escaped}</td>`.repeat(columns);
          const body = bodyOf(
            `<p>${escaped} ${escaped}</p><ul><li>${escaped}<ol><li>${escaped}</ol></ul><table><tr><td rowspan="9" colspan="3">${escaped}</td></tr><tr>${cells}</tr></table>`,
          );
          const document: OfficialDocument = {
            ...notice,
            title: one,
            summary: two,
            number: two.slice(0, 20),
            body,
            organisation: one,
            recipients: [three, two],
            quotes: [{ text: three, name: one }],
          };
          expect(strays(await readPdf(await toPdf(document)))).toEqual([]);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('opens no file and no address that a text names', async () => {
    const body = bodyOf(`${paragraph}<p><a href="https://example.vn/x.png">/etc/passwd</a></p>`);
    const read = await readPdf(await toPdf({ ...notice, body, pictures: new Map() }));
    expect(read.text).toContain('/etc/passwd');
    expect(read.text).not.toContain('root:');
  });
});
