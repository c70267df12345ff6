// Makes the files of the demonstration anew: `node scripts/demonstration-files.mjs`. Needs espeak-ng and oggenc
// (vorbis-tools) on the path. What it makes is committed, so that nobody else needs them.
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pdfmake from 'pdfmake';
import sharp from 'sharp';
import yazl from 'yazl';
import { buckwheat, detour, stonePlateau, terraces } from './demonstration-pictures.mjs';
import { modules, root } from './paths.mjs';

const files = join(root, 'src', 'demonstration', 'files');
const scratch = mkdtempSync(join(tmpdir(), 'khen-files-'));
const MADE_ON = new Date('2026-01-01T00:00:00Z');
const ILLUSTRATION =
  'Văn bản minh họa của hệ thống Khen. Không có giá trị pháp lý, không mang chữ ký hay con dấu của ai.';

async function picture(name, drawing, quality = 80) {
  await sharp(Buffer.from(drawing)).jpeg({ quality, mozjpeg: true }).toFile(join(files, name));
}

const tinos = (style) => join(modules, '@expo-google-fonts', 'tinos', style, `Tinos_${style}.ttf`);
pdfmake.addFonts({
  Tinos: {
    normal: tinos('400Regular'),
    bold: tinos('700Bold'),
    italics: tinos('400Regular_Italic'),
    bolditalics: tinos('700Bold_Italic'),
  },
});
pdfmake.setUrlAccessPolicy(() => false);

async function paper(name, title, content) {
  const pdf = pdfmake.createPdf({
    pageSize: 'A4',
    pageMargins: [85, 57, 57, 57],
    info: { title, creationDate: MADE_ON },
    language: 'vi',
    defaultStyle: { font: 'Tinos', fontSize: 13, lineHeight: 1.15 },
    content: [
      ...content,
      { text: ILLUSTRATION, italics: true, fontSize: 10, color: '#777777', margin: [0, 24, 0, 0] },
    ],
  });
  await pdf.write(join(files, name));
}

const head = (superior, organisation, number, title) => [
  {
    columns: [
      {
        width: '40%',
        alignment: 'center',
        stack: [superior, { text: organisation, bold: true }, { text: `Số: ${number}` }],
      },
      {
        alignment: 'center',
        stack: [
          { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold: true, fontSize: 12 },
          { text: 'Độc lập - Tự do - Hạnh phúc', bold: true },
        ],
      },
    ],
  },
  { text: title, bold: true, alignment: 'center', fontSize: 14, margin: [0, 28, 0, 12] },
];
const grid = (widths, rows) => ({
  table: {
    headerRows: 1,
    widths,
    body: rows.map((row, index) => row.map((text) => ({ text, bold: index === 0 }))),
  },
  margin: [0, 8, 0, 8],
});

/** The least that a spreadsheet needs (ECMA-376), with texts inside the cells. */
async function spreadsheet(name, sheet, rows, widths) {
  const escape = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const letter = (index) => String.fromCharCode(65 + index);
  const cell = (value, row, column) =>
    typeof value === 'number'
      ? `<c r="${letter(column)}${row + 1}"><v>${value}</v></c>`
      : `<c r="${letter(column)}${row + 1}" t="inlineStr"${row === 0 ? ' s="1"' : ''}><is><t>${escape(value)}</t></is></c>`;
  const xml = (body) => Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>${rows.map((row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, at, column)).join('')}</row>`).join('')}</sheetData></worksheet>`,
  };
  const zip = new yazl.ZipFile();
  for (const [path, body] of Object.entries(parts)) zip.addBuffer(xml(body), path, { mtime: MADE_ON });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(join(files, name)));
}

/** A few seconds in the manner of a khèn: free reeds, a drone under a tune of five tones. */
function melody() {
  const rate = 22_050;
  const tune = [0, 2, 4, 7, 4, 2, 0, -3, 0, 2, 7, 4, 2, 0];
  const beat = 0.46;
  const samples = new Float64Array(Math.round(rate * (tune.length * beat + 1)));
  const reed = (from, seconds, hertz, loudness) => {
    for (let index = 0; index < seconds * rate; index += 1) {
      const time = index / rate;
      const swell = Math.min(1, time / 0.04, (seconds - time) / 0.12);
      let sample = 0;
      for (let harmonic = 1; harmonic <= 9; harmonic += 1) {
        const wide = 1 + 0.0015 * Math.sin(2 * Math.PI * 5.5 * time);
        sample +=
          Math.sin(2 * Math.PI * hertz * harmonic * wide * time) / (harmonic % 2 ? harmonic : harmonic * 2.5);
      }
      const at = Math.round(from * rate) + index;
      if (at < samples.length) samples[at] += sample * swell * loudness;
    }
  };
  reed(0, tune.length * beat + 0.8, 220, 0.12);
  reed(0, tune.length * beat + 0.8, 330, 0.08);
  for (const [index, step] of tune.entries()) reed(index * beat, beat * 1.15, 440 * 2 ** (step / 12), 0.2);
  const wav = Buffer.alloc(44 + samples.length * 2);
  wav.write('RIFF');
  wav.writeUInt32LE(36 + samples.length * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples.length * 2, 40);
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  for (const [index, sample] of samples.entries())
    wav.writeInt16LE(Math.round((sample / loudest) * 26_000), 44 + index * 2);
  return wav;
}

function sound(name, wav) {
  const quiet = ['--quiet', '--quality', '0', '--serial', '1', '-o', join(files, name), wav];
  execFileSync('oggenc', quiet, { stdio: 'inherit' });
  const { length } = readFileSync(wav);
  const rate = readFileSync(wav).readUInt32LE(24);
  console.log(`${name}: ${Math.round((length - 44) / 2 / rate)} s`);
}

await picture('cao-nguyen-da.jpg', stonePlateau());
await picture('hoa-tam-giac-mach.jpg', buckwheat(), 72);
await picture('ruong-bac-thang.jpg', terraces());
await picture('so-do-duong-vong.jpg', detour());

await paper('chuong-trinh-le-hoi.pdf', 'Chương trình Lễ hội Hoa tam giác mạch', [
  { text: 'CHƯƠNG TRÌNH LỄ HỘI HOA TAM GIÁC MẠCH', bold: true, fontSize: 16, alignment: 'center' },
  { text: 'Chủ đề: “Đá nở hoa”', alignment: 'center', margin: [0, 4, 0, 12] },
  grid(
    ['auto', '*', 'auto'],
    [
      ['Thời gian', 'Hoạt động', 'Địa điểm'],
      ['Ngày thứ nhất, 20 giờ', 'Đêm khai mạc: 160 nghệ nhân khèn, sáo, kèn lá', 'Sân vận động Đồng Văn'],
      ['Ngày thứ hai, 8 giờ', 'Hội thi dệt lanh, giã bánh dày, làm bánh tam giác mạch', 'Chợ phiên Đồng Văn'],
      ['Ngày thứ hai, 14 giờ', 'Giải chạy “Qua đèo”, cự ly 10 km và 21 km', 'Đồng Văn, Mèo Vạc'],
      ['Ngày thứ ba, 9 giờ', 'Ngày hội nhạc cụ của học sinh bán trú', 'Lũng Cú'],
      ['Ngày thứ ba, 19 giờ', 'Đêm hội khèn, trao giải các hội thi', 'Quảng trường Đồng Văn'],
    ],
  ),
  { text: 'Vào vườn hoa không mất tiền. Không bẻ hoa, không giẫm luống.' },
]);
await paper(
  'phuong-an-giao-thong-ban-ky.pdf',
  'Phương án tổ chức giao thông trong thời gian lễ hội (bản minh họa)',
  [
    ...head(
      'UBND TỈNH HÀ GIANG',
      'SỞ XÂY DỰNG',
      '.../PA-SXD',
      'PHƯƠNG ÁN\nTổ chức giao thông trên quốc lộ 4C trong thời gian diễn ra Lễ hội Hoa tam giác mạch',
    ),
    {
      text: '1. Xe khách từ 29 chỗ trở lên và xe tải trên 5 tấn không đi vào đoạn từ trung tâm xã Đồng Văn đến cửa ngõ trung tâm xã Mèo Vạc trong giờ hạn chế đã thông báo.',
    },
    {
      text: '2. Hai chốt điều tiết hoạt động từ 5 giờ đến 22 giờ; mỗi chốt có một xe cứu hộ, một xe cứu thương.',
    },
    { text: '3. Xe trung chuyển miễn phí, 15 phút một chuyến, có xe bàn nâng cho xe lăn.' },
    {
      columns: [
        '',
        {
          alignment: 'center',
          stack: [
            { text: 'KT. GIÁM ĐỐC', bold: true },
            { text: 'PHÓ GIÁM ĐỐC', bold: true },
            '\n(bản minh họa, không ký)\n\n',
            { text: 'Bế Quốc Lĩnh', bold: true },
          ],
        },
      ],
      margin: [0, 24, 0, 0],
    },
  ],
);
const villages = [
  [8, 'đã có điện lưới'],
  [7, 'dùng điện mặt trời'],
  [4, 'chờ kéo điện'],
].flatMap(([count, power], phase) => Array.from({ length: count }, () => [phase + 1, power]));
await spreadsheet(
  'thon-chua-co-song.xlsx',
  'Thôn chưa có sóng',
  [
    ['Số thứ tự', 'Thôn (tên đặt để minh họa)', 'Số hộ', 'Đợt', 'Nguồn điện'],
    ...villages.map(([phase, power], index) => [
      index + 1,
      `Thôn số ${String(index + 1).padStart(2, '0')}`,
      24 + ((index * 17) % 53),
      phase,
      power,
    ]),
  ],
  [11, 30, 9, 7, 24],
);

const spoken = join(scratch, 'spoken.wav');
const words =
  'Sở Nông nghiệp và Môi trường thông báo. Từ đêm mai, trời rét đậm. Vùng núi cao có nơi dưới ba độ, có sương muối. ' +
  'Bà con đưa trâu bò về chuồng. Giữ ấm cho người già và trẻ nhỏ. Không đốt than trong phòng kín.';
execFileSync('espeak-ng', ['-v', 'vi', '-s', '135', '-w', spoken, words]);
sound('ret-dam-tieng-viet.ogg', spoken);
const played = join(scratch, 'played.wav');
writeFileSync(played, melody());
sound('nhac-hieu-khen.ogg', played);
rmSync(scratch, { recursive: true });
