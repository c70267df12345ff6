import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from '@jest/globals';
import mammoth from 'mammoth';
import sharp from 'sharp';
import { fromBufferPromise } from 'yauzl';
import {
  address,
  bodyOf,
  digestOf,
  hills,
  notice,
  pressRelease,
} from '../../../test/support/official-documents.js';
import { type OfficialDocument } from './index.js';
import { toDocx } from './docx.js';

async function partsOf(bytes: Buffer): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  const zip = await fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return parts;
}

const htmlOf = async (bytes: Buffer): Promise<string> =>
  (await mammoth.convertToHtml({ buffer: bytes })).value;

async function documentXml(document: OfficialDocument): Promise<string> {
  return (await partsOf(await toDocx(document))).get('word/document.xml')!.toString();
}

/** The properties of the run that says these words. */
function runOf(xml: string, words: string): string {
  const run = xml.match(/<w:r>.*?<\/w:r>/gs)?.find((each) => each.includes(`>${words}<`));
  if (run === undefined) throw new Error(`Nothing says ${words}.`);
  return run;
}

describe('the DOCX of a notice', () => {
  let parts: Map<string, Buffer>;
  let xml: string;
  beforeAll(async () => {
    parts = await partsOf(await toDocx(notice));
    xml = parts.get('word/document.xml')!.toString();
  });

  it('is A4 with the margins of the decree', () => {
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/);
  });

  it('is set in Times New Roman at 14 points, in Vietnamese', () => {
    const styles = parts.get('word/styles.xml')!.toString();
    const defaults = /<w:docDefaults>.*<\/w:docDefaults>/s.exec(styles)![0];
    expect(defaults).toContain('w:ascii="Times New Roman"');
    expect(defaults).toContain('<w:sz w:val="28"/>');
    expect(defaults).toContain('<w:lang w:val="vi-VN"/>');
  });

  it.each([
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12, true, false],
    ['Độc lập - Tự do - Hạnh phúc', 13, true, false],
    ['ỦY BAN NHÂN DÂN', 12, true, false],
    ['Số: 05/TB-UBND', 13, false, false],
    ['Hà Giang, ngày 05 tháng 02 năm 2026', 13, false, true],
    ['THÔNG BÁO', 14, true, false],
    ['TM. ỦY BAN NHÂN DÂN', 14, true, false],
    ['Hoàng Gia Long', 14, true, false],
    ['Nơi nhận:', 12, true, true],
    ['- Lưu: VT.', 11, false, false],
  ])('writes %s at %i points', (words, points, bold, italics) => {
    const run = runOf(xml, words);
    expect(run).toContain(`<w:sz w:val="${points * 2}"/>`);
    expect([run.includes('<w:b/>'), run.includes('<w:i/>')]).toEqual([bold, italics]);
  });

  it('justifies paragraphs that begin 1.27 cm in, at least 6 points apart', () => {
    const paragraph = xml.match(/<w:p>.*?<\/w:p>/gs)!.find((each) => each.includes('Xin trân trọng'))!;
    expect(paragraph).toContain('w:firstLine="720"');
    expect(paragraph).toContain('<w:jc w:val="both"/>');
    expect(paragraph).toContain('w:after="120"');
  });

  it('numbers pages in the middle of the upper margin, but not the first', () => {
    expect(xml).toContain('<w:titlePg/>');
    const headers = [...parts]
      .filter(([name]) => /^word\/header\d+\.xml$/.test(name))
      .map(([, text]) => text.toString());
    const numbered = headers.filter((header) => header.includes('PAGE'));
    expect(headers).toHaveLength(2);
    expect(numbered).toHaveLength(1);
    expect(numbered[0]).toContain('<w:jc w:val="center"/>');
    expect(numbered[0]).toContain('<w:sz w:val="26"/>');
  });

  it('carries the code as a square picture, and the address as a link', async () => {
    const pictures = [...parts].filter(([name]) => name.startsWith('word/media/'));
    expect(pictures).toHaveLength(1);
    const { width, height, format } = await sharp(pictures[0]![1]).metadata();
    expect([format, width]).toEqual(['png', height]);
    expect(parts.get('word/_rels/document.xml.rels')!.toString()).toContain(`Target="${address}"`);
    expect(xml).toContain(`descr="${address}"`);
  });

  it('says its title and nothing of when or by whom it was made', () => {
    const core = parts.get('docProps/core.xml')!.toString();
    expect(core).toContain(`<dc:title>${notice.title}</dc:title>`);
    expect(core.match(/2026-02-05T00:00:00Z/g)).toHaveLength(2);
  });
});

describe('the DOCX of a press release', () => {
  it('is read back with its headings, lists, table, link and quotation', async () => {
    const document = await pressRelease();
    const html = await htmlOf(await toDocx(document));
    expect(html).toContain(`<h1>${document.title}</h1>`);
    expect(html).toContain('<h2>1. Hoạt động</h2>');
    expect(html).toContain('<h3>a) Lượt khách</h3>');
    expect(html).toContain(
      '<ul><li>Khai mạc;</li><li>Phiên chợ:<ul><li>dệt lanh;</li><li>chạm bạc.</li></ul></li></ul>',
    );
    expect(html).toMatch(/<ol><li>Đăng ký;<\/li><li>hồ sơ:<\/li><\/ol>/);
    expect(html.replaceAll('\u00A0', ' ')).toContain('đ) cam kết.');
    expect(html).toMatch(/<th colspan="2">.*Lượt khách/);
    expect(html).toMatch(/<th rowspan="2">.*TT/);
    expect(html).toContain('<a href="https://example.vn/le-hoi?a=1&amp;b=2">trang của lễ hội</a>');
    expect(html).toContain('<sub>2</sub>');
    expect(html).toContain('“Mời bạn lên với hoa.”');
    for (const words of [
      'Điện thoại: 0219 3 861 234',
      'KT. GIÁM ĐỐC',
      '- Lưu: VT, QLDL.',
      'Ảnh: Nguyễn Thị Mai',
    ])
      expect(html).toContain(words);
  });

  it('bounds pictures, turns them upright and forgets where they were taken', async () => {
    const photo = await hills('jpeg', 2400);
    const bytes = await sharp(photo.bytes)
      .withExif({ IFD0: { Artist: 'Secret' }, IFD3: { GPSLatitude: '23/1 21/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const sideways = { ...photo, bytes };
    const body = bodyOf(`<figure data-file="${digestOf(sideways)}"></figure>`);
    const pictures = new Map([[digestOf(sideways), sideways]]);
    const { address: _, ...plain } = notice;
    const parts = await partsOf(await toDocx({ ...plain, body, pictures }));
    const [held] = [...parts]
      .filter(([name]) => name.startsWith('word/media/'))
      .map(([, picture]) => picture);
    const { width, height, exif } = await sharp(held).metadata();
    expect([width, height, exif]).toEqual([1067, 1600, undefined]);
  });

  it.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)('shows a picture that was %s', async (format) => {
    const picture = await hills(format);
    const body = bodyOf(`<figure data-file="${digestOf(picture)}"></figure>`);
    const html = await htmlOf(
      await toDocx({ ...notice, body, pictures: new Map([[digestOf(picture), picture]]) }),
    );
    expect(html).toMatch(/<img alt="Đồi xanh dưới trời" src="data:image\/(png|jpeg);/);
  });

  it.each([
    ['a drawing that could fetch', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['no picture', 'PNG?'],
  ])('says what was to be seen instead of %s', async (_, text) => {
    const picture = { bytes: Buffer.from(text), alt: 'Đồi hoa' };
    const body = bodyOf(`<figure data-file="${digestOf(picture)}"></figure>`);
    const html = await htmlOf(
      await toDocx({ ...notice, body, pictures: new Map([[digestOf(picture), picture]]) }),
    );
    expect(html).toContain('[Ảnh: Đồi hoa]');
  });
});

describe('any DOCX', () => {
  it('comes out the same, byte for byte, whenever and after whatever it is made', async () => {
    const document = await pressRelease();
    const first = await toDocx(document);
    await toDocx(notice);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect((await toDocx(document)).equals(first)).toBe(true);
  });

  it('holds words as words, whatever they look like', async () => {
    const words = `</w:t><w:br/>&amp; "x" 'y' <!-- ]]> {PAGE} \u0000\u0008\uFFFE\uD800`;
    const seen = `</w:t><w:br/>&amp; "x" 'y' <!-- ]]> {PAGE}`;
    const document: OfficialDocument = {
      ...notice,
      organisation: words,
      title: words,
      summary: words,
      recipients: [words],
      quotes: [{ text: words, name: words }],
      contact: { name: words },
      body: bodyOf(`<p>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`),
    };
    const { value } = await mammoth.extractRawText({ buffer: await toDocx(document) });
    expect(value.split(seen).length - 1).toBeGreaterThanOrEqual(5);
    const xml = await documentXml(document);
    expect(['\0', '\u0008', '\uFFFE'].filter((character) => xml.includes(character))).toEqual([]);
  });

  it('is stamped in red when it is urgent', async () => {
    const xml = await documentXml({ ...notice, isUrgent: true });
    expect(xml).toMatch(/<w:pBdr><w:top [^>]*w:color="E60000"/);
    expect(xml).toMatch(/w:color w:val="E60000"\/>(?:(?!<w:t[ >]).)*<w:t[^>]*>KHẨN</);
  });

  it('says that it is a demonstration and a draft', async () => {
    const parts = await partsOf(await toDocx({ ...notice, isDemonstration: true, isDraft: true }));
    const xml = parts.get('word/document.xml')!.toString();
    expect(xml).toContain('DỰ THẢO');
    expect(xml).toContain('DỮ LIỆU MINH HỌA');
    const footers = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/.test(name));
    expect(footers.map(([, text]) => text.includes('Dữ liệu minh họa'))).toEqual([true, true]);
  });
});
