import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  paragraph,
  type Parts,
  relationship,
  relationships,
  run,
  table,
  wordFile,
  wordParts,
  zipped,
} from '../../../../test/documents/word-files.js';
import { samples } from '../../../../test/files/samples.js';
import { errorText, isDomainError } from '../../errors/index.js';
import { readDocx } from '../index.js';

const LIMITS = { bytes: 20_000_000, html: 200_000 };
const contentTypes = String(wordParts({})['[Content_Types].xml']);
const old = readFileSync(new URL('../../../../test/fixtures/documents/old.doc', import.meta.url));

/** The code of the refusal, without `word.`; undefined if the document was taken. */
async function refusal(bytes: Buffer): Promise<string | undefined> {
  try {
    await readDocx(Readable.from([bytes]), LIMITS);
    return undefined;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    for (const language of ['vi', 'en'] as const)
      expect(errorText(error, language)).toMatch(/Hãy|Word|Keep|Remove|Break|Copy|Detach|Compress/);
    return error.code.replace(/^word\./, '');
  }
}
const ofWord = async (word: Parameters<typeof wordFile>[0]): Promise<string | undefined> =>
  refusal(await wordFile(word));
const linked = (type: string, target: string, external = true): Promise<string | undefined> =>
  ofWord({ body: paragraph('x'), links: [relationship('rId9', type, target, external)] });
const field = (instruction: string): string =>
  paragraph(
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${Array.from(instruction, (letter) => `<w:r><w:instrText xml:space="preserve">${letter === '"' ? '&quot;' : letter}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('x')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
  );

describe('what is no Word document', () => {
  it('is refused by what it is, whatever it is called', async () => {
    expect(await refusal(old)).toBe('old-format');
    expect(
      await refusal(Buffer.concat([old.subarray(0, 512), Buffer.from('EncryptedPackage', 'utf16le')])),
    ).toBe('encrypted');
    for (const bytes of [
      samples.pdf,
      samples.png,
      samples.exe,
      Buffer.from('{\\rtf1 x}'),
      Buffer.from('<html>'),
      Buffer.alloc(0),
    ])
      expect(await refusal(bytes)).toBe('not-word');
    expect(await refusal(samples.zip)).toBe('not-word');
    const sheet = contentTypes.replace('wordprocessingml.document.main', 'spreadsheetml.sheet.main');
    expect(await refusal(await zipped({ ...wordParts({}), '[Content_Types].xml': sheet }))).toBe('not-word');
  });

  it('is refused when it is cut off or broken anywhere', async () => {
    const whole = await wordFile({ body: paragraph('Lễ hội') + table([paragraph('a')]) });
    for (let length = 4; length < whole.length; length += 97)
      expect(await refusal(whole.subarray(0, length))).toBe('damaged');
    for (const body of [
      '<w:p>',
      '</w:p>',
      '<w:p><w:r></w:p></w:r>',
      '<w:p a=b/>',
      '&#x110000;<w:p>',
      '<w:p',
      '<![CDATA[',
      '<é/>',
    ])
      expect([body, await ofWord({ body })]).toEqual([body, 'damaged']);
    const latin = Buffer.from(wordParts({ body: paragraph('é') })['word/document.xml']!.toString(), 'latin1');
    expect(await ofWord({ parts: { 'word/document.xml': latin } })).toBe('damaged');
    expect(
      await ofWord({ parts: { 'word/document.xml': Buffer.from('\ufeff<w:document/>', 'utf16le') } }),
    ).toBe('damaged');
  });

  it('is taken or refused, and nothing else, whatever bytes of it are changed', async () => {
    const whole = await zipped(
      wordParts({ body: paragraph(run('Lễ hội', '<w:b/>')) + table([paragraph('a')]) }),
      { compress: false },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(12), async (at, value, length) => {
        const changed = Buffer.from(whole);
        changed.fill(value, at, Math.min(at + length + 1, changed.length));
        await refusal(changed);
      }),
      { numRuns: 300 },
    );
  });
});

/** An archive of so many empty entries, with its directory in the form for large ones (APPNOTE.TXT, 4.3.14). */
function entries(count: number): Buffer {
  const local = Buffer.alloc(40);
  local.write('PK\x03\x04');
  local.writeUInt16LE(10, 26);
  const directory = Array.from({ length: count }, (_, index) => {
    const entry = Buffer.alloc(56);
    entry.write('PK\x01\x02');
    entry.writeUInt16LE(10, 28);
    entry.write(`word/${String(index).padStart(5, '0')}`, 46);
    return entry;
  });
  const size = count * 56;
  const end64 = Buffer.alloc(56);
  end64.write('PK\x06\x06');
  end64.writeBigUInt64LE(44n, 4);
  for (const at of [24, 32]) end64.writeBigUInt64LE(BigInt(count), at);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(local.length), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07');
  locator.writeBigUInt64LE(BigInt(local.length + size), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22, 0xff);
  end.write('PK\x05\x06');
  end.fill(0, 4, 8);
  end.fill(0, 20);
  return Buffer.concat([local, ...directory, end64, locator, end]);
}

describe('what is made to exhaust', () => {
  it('is refused as soon as it is too large, however much is still to come', async () => {
    let sent = 0;
    const endless = (async function* () {
      for (;;) yield Buffer.alloc((sent += 1) && 65_536);
    })();
    await expect(readDocx(endless, LIMITS)).rejects.toMatchObject({
      code: 'word.too-large',
      parameters: { most: 20 },
    });
    expect(sent).toBe(Math.floor(20_000_000 / 65_536) + 1);
  });

  it('is refused: a bomb of one part, of many parts, of entries', async () => {
    const zeros = Buffer.alloc(8_100_000, 0x20);
    expect(await ofWord({ parts: { 'word/document.xml': zeros } })).toBe('too-large-inside');
    const many: Record<string, Buffer> = {};
    expect(await ofWord({ parts: { 'word/styles.xml': zeros.subarray(0, 3_000_000) } })).toBe(
      'too-large-inside',
    );
    for (let count = 0; count < 3; count += 1)
      many[`customXml/item${count}.xml`] = zeros.subarray(0, 7_000_000);
    expect(await ofWord({ parts: many })).toBe('too-large-inside');
    expect(await ofWord({ parts: { 'word/media/image1.png': Buffer.alloc(30_000_000) } })).toBe(
      'too-large-inside',
    );
    expect(await refusal(entries(100_000))).toBe('too-large-inside');
  });

  it('is refused: a part that is larger than it says', async () => {
    const whole = await zipped(wordParts({ body: paragraph('x'.repeat(50_000)) }));
    const entry = whole.indexOf('word/document.xml', whole.indexOf('PK\x01\x02', 0, 'latin1')) - 46;
    const lying = Buffer.from(whole);
    lying.writeUInt32LE(100, entry + 24);
    expect(await refusal(lying)).toBe('damaged');
  });

  it('is refused: entities, which could multiply or read files, in any part', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>';
    const file = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
    for (const name of [
      'word/document.xml',
      'word/styles.xml',
      'word/_rels/document.xml.rels',
      'customXml/item1.xml',
      '[Content_Types].xml',
    ]) {
      for (const declaration of [laughs, file, laughs.toLowerCase()]) {
        const part = wordParts({})[name]?.toString() ?? '<x/>';
        const changed = part.includes('?>') ? part.replace('?>', `?>${declaration}`) : declaration + part;
        expect(await ofWord({ parts: { [name]: changed } })).toBe('entities');
      }
    }
  });

  it('is refused: elements nested without end, and more text than a release has', async () => {
    expect(await ofWord({ body: '<w:ins>'.repeat(5000) + '</w:ins>'.repeat(5000) })).toBe('damaged');
    for (const rest of ['', '/>']) {
      const noise = Array.from({ length: 500_000 }, (_, index) => ` a${index % 977}="${index}"`).join('');
      expect(await ofWord({ body: `<w:p${noise}${rest}` })).toBe('damaged');
    }
    expect(await ofWord({ body: paragraph('a'.repeat(200_001)) })).toBe('too-long');
    expect(await ofWord({ body: paragraph('a').repeat(20_000) })).toBe('too-long');
    expect(await ofWord({ body: `<w:p>${(run('a', '<w:b/>') + run('a')).repeat(4000)}</w:p>` })).toBe(
      'too-long',
    );
    expect(await ofWord({ body: `<w:p>${run('a').repeat(8000)}</w:p>` })).toBeUndefined();
  });
});

describe('what reaches out of the document', () => {
  it('is refused: links to files of a computer or a network', async () => {
    for (const target of [
      'file:///C:/Users/Lan/a.docx',
      'FILE://server/a',
      '\\\\server\\share\\a.docx',
      '//server/share',
      'C:\\a.docx',
      'c:/a',
      ' file:///a',
      'fi&#10;le:///a',
      'file%3A///a',
      '%5C%5Cserver%5Ca',
    ])
      expect([target, await linked('hyperlink', target)]).toEqual([target, 'local-link']);
    for (const instruction of [
      ' HYPERLINK "file:///C:/a.docx" ',
      ' HYPERLINK \\\\server\\a ',
      ' HYPERLINK \\o "x" "C:\\\\a.docx"',
    ])
      expect([instruction, await ofWord({ body: field(instruction) })]).toEqual([instruction, 'local-link']);
  });

  it('is taken: links of the web and within the document', async () => {
    for (const target of ['https://hagiang.example.vn/', 'mailto:a@b.vn', '#muc', 'ftp://a.vn/'])
      expect([target, await linked('hyperlink', target)]).toEqual([target, undefined]);
    expect(await ofWord({ body: field(' HYPERLINK "https://a.vn/" \\o "x"') })).toBeUndefined();
    expect(await ofWord({ body: field(' INCLUDEPICTURE "https://a.vn/a.png" \\d ') })).toBeUndefined();
  });

  it('is refused: pictures, templates, documents and frames from elsewhere', async () => {
    expect(await linked('image', 'https://a.vn/pixel.png')).toBe('linked-content');
    expect(await linked('image', 'file:///C:/a.png', false)).toBe('linked-content');
    expect(await linked('subDocument', 'b.docx')).toBe('linked-content');
    expect(await linked('frame', 'https://a.vn/')).toBe('linked-content');
    expect(await linked('unheardOf', '\\\\server\\a')).toBe('linked-content');
    const settings = relationships(relationship('rId1', 'attachedTemplate', 'https://a.vn/t.dotm', true));
    expect(await ofWord({ parts: { 'word/_rels/settings.xml.rels': settings } })).toBe('linked-template');
  });

  it('is refused: fields that fetch or run something, however they are spread over runs', async () => {
    for (const instruction of [
      'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
      ' dde Excel a b',
      ' INCLUDETEXT "C:\\\\a.docx"',
      ' INCLUDEPICTURE "\\\\\\\\server\\\\a.png"',
      ' LINK Excel.Sheet.8 "C:\\\\a.xls"',
      ' DATABASE \\d "a"',
    ])
      expect([instruction, await ofWord({ body: field(instruction) })]).toEqual([
        instruction,
        'linked-content',
      ]);
    expect(
      await ofWord({ body: paragraph(`<w:fldSimple w:instr="DDEAUTO cmd">${run('x')}</w:fldSimple>`) }),
    ).toBe('linked-content');
  });
});

describe('what could do something', () => {
  it('is refused: macros, however they are there', async () => {
    expect(await refusal(samples.docm)).toBe('macros');
    expect(await ofWord({ parts: { 'word/vbaProject.bin': 'x' } })).toBe('macros');
    expect(
      await ofWord({ parts: { 'word/x.bin': 'x' }, links: [relationship('rId9', 'vbaProject', 'x.bin')] }),
    ).toBe('macros');
    const macros = contentTypes.replace('document.main+xml', 'document.macroEnabled.main+xml');
    expect(await ofWord({ parts: { '[Content_Types].xml': macros } })).toBe('macros');
  });

  it('is refused: objects of OLE and ActiveX', async () => {
    expect(await ofWord({ parts: { 'word/embeddings/oleObject1.bin': 'x' } })).toBe('embedded-object');
    expect(await ofWord({ parts: { 'word/activeX/activeX1.xml': '<x/>' } })).toBe('embedded-object');
    expect(await linked('oleObject', 'embeddings/a.bin', false)).toBe('embedded-object');
    expect(await linked('oleObject', 'file:///C:/a.xls')).toBe('embedded-object');
    expect(await linked('control', 'a.xml', false)).toBe('embedded-object');
    expect(await linked('package', 'embeddings/a.xlsx', false)).toBe('embedded-object');
    expect(
      await ofWord({ body: paragraph('<w:r><w:object><o:OLEObject Type="Embed"/></w:object></w:r>') }),
    ).toBe('embedded-object');
  });

  it('is taken: the figures behind a chart', async () => {
    const figures = relationships(relationship('rId1', 'package', '../embeddings/a.xlsx'));
    expect(
      await ofWord({
        parts: { 'word/charts/_rels/chart1.xml.rels': figures, 'word/embeddings/a.xlsx': 'PK' },
      }),
    ).toBeUndefined();
  });
});

describe('names of parts', () => {
  const renamed = async (parts: Parts, from: string, to: string): Promise<Buffer> => {
    const bytes = await zipped(parts, { compress: false });
    return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
  };

  it('are refused where they lead elsewhere, or two are one', async () => {
    const parts = { ...wordParts({}), 'word/media/aaaa.png': 'x', 'word/media/bbbb.png': 'x' };
    for (const name of [
      '../../../etc/passwd',
      '/etc/passwd-and-on/',
      'C:/Windows/a.exe/..',
      '..\\..\\..\\..\\a.dll',
    ])
      expect([
        name,
        await refusal(await renamed(parts, 'word/media/aaaa.png', name.padEnd(19, 'x').slice(0, 19))),
      ]).toEqual([name, 'unsafe-name']);
    expect(await refusal(await renamed(parts, 'word/media/aaaa.png', 'word/media/BBBB.png'))).toBe(
      'unsafe-name',
    );
  });

  it('are refused where they are encrypted', async () => {
    const bytes = await zipped(wordParts({}));
    for (
      let at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
      at >= 0;
      at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')
    )
      bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
    expect(await refusal(bytes)).toBe('encrypted');
  });
});
