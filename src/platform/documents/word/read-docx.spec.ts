import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import {
  centred,
  font,
  paragraph,
  relationship,
  run,
  styled,
  table,
  vietnameseStyles,
  wordFile,
} from '../../../../test/documents/word-files.js';
import { samples } from '../../../../test/files/samples.js';
import { clean } from '../../html/index.js';
import { readDocx, type WordDocument } from '../index.js';

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../../../test/fixtures/documents/${name}`, import.meta.url));
const read = (bytes: Buffer): Promise<WordDocument> =>
  readDocx(Readable.from([bytes]), { bytes: 1_000_000, html: 200_000 });
const ofWord = async (body: string, more: Omit<Parameters<typeof wordFile>[0], 'body'> = {}) =>
  read(await wordFile({ styles: vietnameseStyles, ...more, body }));
const bold = '<w:b/>';
const png = createHash('sha256').update(samples.png).digest('hex');
const picture = {
  links: [relationship('rId7', 'image', 'media/image1.png')],
  parts: { 'word/media/image1.png': samples.png },
};
const drawing = (id: string, alt = ''): string =>
  `<w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="Picture 1" descr="${alt}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;

describe('a document of LibreOffice', () => {
  const html = `<p>Lễ hội diễn ra trong ba mươi ngày tại <strong>Đồng Văn</strong> và <em>Mèo Vạc</em>; xem <a href="https://hagiang.example.vn/le-hoi">trang của lễ hội</a>.</p>
<h2>Chương trình</h2>
<ul>
<li>
<p>Đêm khai mạc</p>
<ul>
<li>Sân khấu chính</li>
</ul>
</li>
<li>Chợ phiên</li>
</ul>
<h3>Các bước đăng ký</h3>
<ol>
<li>Gửi thư</li>
<li>Nhận thẻ</li>
</ol>
<p>Hồ sơ gồm:</p>
<p>a) Đơn</p>
<p>b) Ảnh</p>
<table>
<tr>
<th>Ngày</th>
<th colspan="2">Việc</th>
</tr>
<tr>
<td rowspan="2">23/11</td>
<td>Khai mạc</td>
<td>20 giờ</td>
</tr>
<tr>
<td>Pháo hoa</td>
<td>22 giờ</td>
</tr>
</table>
<figure data-file="${png}"></figure>
<p>Ban tổ chức trân trọng kính mời; xin cảm ơn.</p>`;

  it.each([
    ['libreoffice.docx', 'Ruộng hoa ở Lũng Cú'],
    ['libreoffice-word2007.docx', 'Ruộng hoa ở Lũng Cú'],
    // The old format loses what a picture shows.
    ['from-old.docx', ''],
  ])('becomes a draft: %s', async (name, alt) => {
    expect(await read(fixture(name))).toEqual({
      sha256: createHash('sha256').update(fixture(name)).digest('hex'),
      title: 'Khai mạc Lễ hội hoa tam giác mạch',
      summary: '',
      html,
      pictures: [{ sha256: png, bytes: samples.png, mediaType: 'image/png', alt }],
      converted: ['tcvn3', 'vni'],
      dropped: ['deletion', 'comment', 'footnote', 'letterhead', 'signature'].map((what) => ({
        kind: 'omitted',
        name: what,
        count: 1,
      })),
    });
  });
});

describe('a document of the docx package', () => {
  it('becomes a draft', async () => {
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: 'Thông báo tuyển tình nguyện viên', heading: HeadingLevel.TITLE }),
            new Paragraph({
              children: [
                new TextRun('Cần '),
                new TextRun({ text: '120 người', bold: true, italics: true }),
                new TextRun({ text: '2', superScript: true }),
              ],
            }),
            new Paragraph({ text: 'Việc', heading: HeadingLevel.HEADING_2 }),
            new Paragraph({ text: 'Đón khách', bullet: { level: 0 } }),
            new Paragraph({ text: 'Dọn rác', bullet: { level: 0 } }),
          ],
        },
      ],
    });
    expect(await read(await Packer.toBuffer(document))).toMatchObject({
      title: 'Thông báo tuyển tình nguyện viên',
      html: '<p>Cần <strong><em>120 người</em></strong><sup>2</sup></p>\n<h2>Việc</h2>\n<ul>\n<li>Đón khách</li>\n<li>Dọn rác</li>\n</ul>',
      dropped: [],
    });
  });
});

describe('what a document of Word says', () => {
  it('is found by names of styles, whatever language its Word speaks', async () => {
    const { title, summary, html } = await ofWord(
      paragraph('Khai mạc', styled('Tiu')) +
        paragraph('Ba ngày hội', styled('Tiuphu')) +
        paragraph('Phần một', styled('u1')) +
        paragraph(run('Mục', bold), styled('MucNho')) +
        paragraph(
          run('đậm theo kiểu', '<w:rStyle w:val="Manh"/>') +
            run(' không đậm', '<w:rStyle w:val="Manh"/><w:b w:val="0"/>'),
        ),
    );
    expect({ title, summary, html }).toEqual({
      title: 'Khai mạc',
      summary: 'Ba ngày hội',
      html: '<h2>Phần một</h2>\n<h3>Mục</h3>\n<p><strong>đậm theo kiểu</strong> không đậm</p>',
    });
  });

  it('is what stands after its tracked changes are accepted', async () => {
    const by = 'w:id="1" w:author="Lan" w:date="2026-11-20T09:00:00Z"';
    const { html, dropped } = await ofWord(
      paragraph(
        run('Có ') +
          `<w:del ${by}><w:r><w:delText>hai mươi</w:delText></w:r></w:del><w:ins ${by}>${run('ba mươi')}</w:ins>` +
          run(' đoàn', '<w:rPrChange w:id="2"><w:rPr><w:b/></w:rPr></w:rPrChange>'),
      ) +
        `<w:p><w:pPr><w:rPr><w:del ${by}/></w:rPr></w:pPr>${run('nối ')}</w:p>` +
        paragraph('liền') +
        `<w:p><w:moveFrom ${by}>${run('chỗ cũ')}</w:moveFrom></w:p><w:p><w:moveTo ${by}>${run('chỗ mới')}</w:moveTo></w:p>` +
        `<w:tbl><w:tr><w:trPr><w:del ${by}/></w:trPr><w:tc>${paragraph('bỏ')}</w:tc></w:tr><w:tr><w:tc>${paragraph('giữ')}</w:tc></w:tr></w:tbl>`,
    );
    expect(html).toBe(
      '<p>Có ba mươi đoàn</p>\n<p>nối liền</p>\n<p>chỗ mới</p>\n<table>\n<tr>\n<td>giữ</td>\n</tr>\n</table>',
    );
    expect(dropped).toEqual([{ kind: 'omitted', name: 'deletion', count: 2 }]);
  });

  it('keeps the numbers that its readers see', async () => {
    const level = (at: number, format: string, text: string): string =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering =
      `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="2">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1.%2.')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="3">${level(0, 'decimal', 'Điều %1.')}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>' +
      '<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>';
    const item = (text: string, list: number, at = 0, more = ''): string =>
      paragraph(text, `${more}<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);
    const { html } = await ofWord(
      [
        item('một', 1),
        paragraph(''),
        item('hai', 1),
        item('điểm', 1, 1),
        paragraph('chen vào'),
        item('ba', 1),
        item('lại từ đầu', 5),
        item('chấm', 2),
        item('Phần', 3, 0, styled('u1')),
        item('Mục', 3, 1, styled('u2')),
        item('phạm vi', 4),
        item('không có danh sách', 99),
      ].join(''),
      { numbering },
    );
    expect(html).toBe(
      [
        '<ol>\n<li>một</li>\n<li>hai</li>\n</ol>',
        '<p>a) điểm</p>',
        '<p>chen vào</p>',
        '<p>3. ba</p>',
        '<ol>\n<li>lại từ đầu</li>\n</ol>',
        '<ul>\n<li>chấm</li>\n</ul>',
        '<h2>I. Phần</h2>',
        '<h3>I.1. Mục</h3>',
        '<p>Điều 1. phạm vi</p>',
        '<p>không có danh sách</p>',
      ].join('\n'),
    );
  });

  it('keeps tables with their merged cells', async () => {
    const cell = (text: string, properties: string): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const { html } = await ofWord(
      paragraph('Lịch') +
        table(
          [cell('Ngày', '<w:vMerge w:val="restart"/>'), cell('Việc', '<w:gridSpan w:val="2"/>')],
          [cell('', '<w:vMerge/>'), paragraph('a'), paragraph('b')],
        ),
    );
    expect(html).toBe(
      '<p>Lịch</p>\n<table>\n<tr>\n<td rowspan="2">Ngày</td>\n<td colspan="2">Việc</td>\n</tr>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n</table>',
    );
  });

  it('keeps pictures in a run, in a frame of old and in two renderings, each once', async () => {
    const old = '<w:pict><v:shape><v:imagedata r:id="rId7" o:title="hoa"/></v:shape></w:pict>';
    const { html, pictures, dropped } = await ofWord(
      paragraph(`<w:r><w:t>trước </w:t>${drawing('rId7', 'Ruộng &quot;hoa&quot;')}<w:t>sau</w:t></w:r>`) +
        paragraph(`<w:r>${old}</w:r>`) +
        paragraph(
          `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing('rId7')}</mc:Choice><mc:Fallback>${old}</mc:Fallback></mc:AlternateContent></w:r>`,
        ),
      picture,
    );
    const figure = `<figure data-file="${png}"></figure>`;
    expect(html).toBe(`<p>trước</p>\n${figure}\n<p>sau</p>\n${figure}\n${figure}`);
    expect(pictures).toEqual([
      { sha256: png, bytes: samples.png, mediaType: 'image/png', alt: 'Ruộng "hoa"' },
    ]);
    expect(dropped).toEqual([]);
  });

  it('lists pictures that no browser shows', async () => {
    const { html, dropped } = await ofWord(paragraph(`<w:r>${drawing('rId7')}${drawing('rId8')}</w:r>`), {
      links: [relationship('rId7', 'image', 'media/image1.emf')],
      parts: { 'word/media/image1.emf': Buffer.from('\x01\0\0\0 EMF') },
    });
    expect([html, dropped]).toEqual([
      '',
      [
        { kind: 'omitted', name: 'picture:missing', count: 1 },
        { kind: 'omitted', name: 'picture:unknown', count: 1 },
      ],
    ]);
  });

  it('keeps links of the web, as elements and as fields, and what fields show', async () => {
    const field = (instruction: string, shown: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const { html, dropped } = await ofWord(
      paragraph(`<w:hyperlink r:id="rId9" w:history="1">${run('trang')}</w:hyperlink>`) +
        paragraph(`<w:hyperlink w:anchor="muc">${run('mục')}</w:hyperlink>`) +
        paragraph(
          field('HYPERLINK "mailto:press@hagiang.example.vn"', 'thư') +
            run(' ngày ') +
            field('DATE \\@ "d/M"', '23/11'),
        ) +
        paragraph(`<w:fldSimple w:instr=" AUTHOR ">${run('Lan')}</w:fldSimple>`) +
        paragraph(`<w:hyperlink r:id="rId10">${run('mã')}</w:hyperlink>`),
      {
        links: [
          relationship('rId9', 'hyperlink', 'https://hagiang.example.vn/?a=1&amp;b=2', true),
          relationship('rId10', 'hyperlink', 'javascript:alert(1)', true),
        ],
      },
    );
    expect(html).toBe(
      '<p><a href="https://hagiang.example.vn/?a=1&amp;b=2">trang</a></p>\n<p>mục</p>\n<p><a href="mailto:press@hagiang.example.vn">thư</a> ngày 23/11</p>\n<p>Lan</p>\n<p>mã</p>',
    );
    expect(dropped).toEqual([{ kind: 'link', name: 'javascript:', count: 1 }]);
  });

  it('leaves out and lists what a release has no place for, but keeps the words of text boxes', async () => {
    const box = `<w:txbxContent>${paragraph('trong khung')}</w:txbxContent>`;
    const chart =
      '<w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id="rId5"/></a:graphicData></a:graphic></wp:inline></w:drawing>';
    const { html, dropped } = await ofWord(
      paragraph(
        run('chữ') +
          '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>' +
          `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>` +
          `<w:r>${chart}</w:r><w:r><w:pict><v:line/></w:pict></w:r>` +
          '<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>' +
          run('ẩn', '<w:vanish/>') +
          run('gạch', '<w:strike/>'),
      ) +
        '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>' +
        paragraph('Bấm để nhập') +
        `</w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent>${paragraph('đã nhập')}</w:sdtContent></w:sdt><w:altChunk r:id="rId6"/>`,
      {
        parts: {
          'word/header1.xml':
            '<w:hdr xmlns:w="w"><w:p><w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText><w:t>2</w:t></w:r></w:p></w:hdr>',
          'word/footer1.xml': '<w:ftr xmlns:w="w"><w:p><w:r><w:t>Lưu hành nội bộ</w:t></w:r></w:p></w:ftr>',
        },
      },
    );
    expect(html).toBe('<p>chữgạch</p>\n<p>trong khung</p>\n<p>đã nhập</p>');
    const omitted = (name: string) => ({ kind: 'omitted', name, count: 1 });
    expect(dropped).toEqual([
      omitted('footnote'),
      omitted('endnote'),
      omitted('comment'),
      { kind: 'unwrapped', name: 'text-box', count: 1 },
      omitted('chart'),
      omitted('shape'),
      omitted('formula'),
      omitted('hidden-text'),
      omitted('embedded-document'),
      omitted('page-footer'),
      { kind: 'unwrapped', name: 's', count: 1 },
    ]);
  });

  it('becomes a text of the grammar, which cleaning again does not change', async () => {
    const { html } = await ofWord(
      paragraph('a < b & c > d "e"') + paragraph(run('x\u202e', bold) + run(' y', bold)),
    );
    expect(html).toBe('<p>a &lt; b &amp; c &gt; d "e"</p>\n<p><strong>x y</strong></p>');
    expect(clean(html)).toMatchObject({ html, dropped: [] });
  });
});

describe('the frame of an official document', () => {
  const heading = table(
    [
      paragraph('UBND TỈNH HÀ GIANG', centred),
      paragraph(run('CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold), centred) +
        paragraph(run('Độc lập – Tự do – Hạnh phúc', bold), centred),
    ],
    [
      paragraph('Số: 05/TB-UBND', centred),
      paragraph(run('Hà Giang, ngày 23 tháng 11 năm 2026', '<w:i/>'), centred),
    ],
  );
  const closing = table([
    paragraph(run('Nơi nhận:', '<w:b/><w:i/>')) + paragraph('- Như trên;'),
    paragraph(run('TM. UỶ BAN NHÂN DÂN', bold), centred),
  ]);
  const omitted = (name: string, count = 1) => ({ kind: 'omitted', name, count });

  it('is left out, and the title found below the name of the kind', async () => {
    const { title, html, dropped } = await ofWord(
      heading +
        paragraph('') +
        paragraph(run('THÔNG CÁO BÁO CHÍ', bold), centred) +
        paragraph(run('Về việc tổ chức ', bold) + run('Lễ hội', bold), centred) +
        paragraph('Nội dung.') +
        closing +
        paragraph(''),
    );
    expect({ title, html, dropped }).toEqual({
      title: 'Về việc tổ chức Lễ hội',
      html: '<p>Nội dung.</p>',
      dropped: [omitted('letterhead', 2), omitted('signature')],
    });
  });

  it('is left out without a table, with the line under it', async () => {
    const { title, html } = await ofWord(
      paragraph(run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold), centred) +
        paragraph(run('Độc lập - Tự do - Hạnh phúc', bold), centred) +
        paragraph('-----------------', centred) +
        paragraph(run('LỄ HỘI HOA TAM GIÁC MẠCH', bold), centred) +
        paragraph(run('NĂM 2026', bold), centred) +
        paragraph('Nội dung.'),
    );
    expect({ title, html }).toEqual({ title: 'LỄ HỘI HOA TAM GIÁC MẠCH NĂM 2026', html: '<p>Nội dung.</p>' });
  });

  it('is left out of what the Party writes, and in legacy letters', async () => {
    const party = await ofWord(
      table([paragraph('TỈNH ỦY HÀ GIANG'), paragraph('ĐẢNG CỘNG SẢN VIỆT NAM')]) + paragraph('Nội dung.'),
    );
    expect(party).toMatchObject({ html: '<p>Nội dung.</p>', dropped: [omitted('letterhead')] });
    const typed = (text: string): string => paragraph(run(text, font('.VnTimeH')));
    const legacy = await ofWord(
      table([
        typed('ubnd tØnh hµ giang'),
        typed('céng hoµ x· héi chñ nghÜa viÖt nam') + typed('®éc lËp - tù do - h¹nh phóc'),
      ]) + typed('néi dung'),
    );
    expect(legacy).toMatchObject({ html: '<p>NỘI DUNG</p>', dropped: [omitted('letterhead')] });
  });

  it('is told from tables that only look like it', async () => {
    const { html, dropped } = await ofWord(
      table([paragraph('Cộng hòa xã hội chủ nghĩa Việt Nam'), paragraph('thành lập ngày 2/9/1945')]) +
        paragraph('Nội dung.') +
        table([paragraph('Người nhận quà'), paragraph('Nơi nhận')]) +
        paragraph('Hết.'),
    );
    expect(html).toContain('thành lập ngày');
    expect(html).toContain('Nơi nhận');
    expect(dropped).toEqual([]);
  });

  it('leaves the title empty where nothing is clearly one', async () => {
    const { title, html } = await ofWord(
      paragraph('Câu đầu.') + paragraph(run('đậm', bold)) + paragraph('giữa', centred),
    );
    expect({ title, html }).toEqual({
      title: '',
      html: '<p>Câu đầu.</p>\n<p><strong>đậm</strong></p>\n<p>giữa</p>',
    });
  });
});

describe('text from before Unicode', () => {
  it('is converted run by run, whichever fonts stand side by side', async () => {
    const { html, converted } = await ofWord(
      paragraph(
        run('TCVN3: ') +
          run('§éc lËp ', font('.VnTime')) +
          run('tù do ', font('.VnTimeH') + bold) +
          run('Haïnh phu', font('VNI-Times')) +
          run('ùc', font('VNI-Times') + bold) +
          run(' – được', font('Times New Roman')),
      ),
    );
    expect(html).toBe('<p>TCVN3: Độc lập <strong>TỰ DO </strong>Hạnh phú<strong>c</strong> – được</p>');
    expect(converted).toEqual(['tcvn3', 'vni']);
  });

  it('is converted by the font of a style, of the standard style and of the whole document', async () => {
    const normal = (properties: string): string =>
      `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr>${properties}</w:rPr></w:style>`;
    const other =
      '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="B"/><w:basedOn w:val="a"/></w:style>';
    for (const styles of [
      normal(font('.VnTime')) + other,
      `<w:docDefaults><w:rPrDefault><w:rPr>${font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>${normal('')}${other}`,
    ]) {
      const { html } = await ofWord(
        paragraph('Céng hoµ') + paragraph(run('x· héi') + run(' được', font('Arial')), styled('b')),
        { styles },
      );
      expect(html).toBe('<p>Cộng hoà</p>\n<p>xã hội được</p>');
    }
  });

  it('is converted where letters were put in as symbols, and a soft hyphen is a letter', async () => {
    const { html } = await ofWord(
      paragraph(
        run('H', font('.VnTime')) +
          '<w:r><w:sym w:font=".VnTime" w:char="F0B5"/></w:r>' +
          run(' Giang, ') +
          `<w:r><w:rPr>${font('.VnTime')}</w:rPr><w:t>t</w:t><w:softHyphen/><w:t>­ng bõng</w:t></w:r>`,
      ),
    );
    expect(html).toBe('<p>Hà Giang, tưưng bừng</p>');
  });

  it('is recognised without its fonts, and the title with it', async () => {
    const { title, html, converted } = await ofWord(
      paragraph('Th«ng b¸o', styled('u1')) +
        paragraph(
          'LÔ héi hoa tam gi¸c m¹ch diÔn ra trong ba ngµy t¹i huyÖn §ång V¨n, tØnh Hµ Giang, mêi nh©n d©n vµ du kh¸ch ®Õn dù.',
        ),
    );
    expect({ title, html, converted }).toEqual({
      title: 'Thông báo',
      html: '<p>Lễ hội hoa tam giác mạch diễn ra trong ba ngày tại huyện Đồng Văn, tỉnh Hà Giang, mời nhân dân và du khách đến dự.</p>',
      converted: ['tcvn3'],
    });
  });

  it('is left alone where it is Unicode in a legacy font', async () => {
    const { html, converted } = await ofWord(
      paragraph(run('Được phép', font('.VnTime')) + run(' – 20 °C, café', font('.VnTime'))),
    );
    expect([html, converted]).toEqual(['<p>Được phép – 20 °C, café</p>', []]);
  });
});
