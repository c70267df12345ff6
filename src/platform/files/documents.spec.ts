import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { samples } from '../../../test/files/samples.js';
import { temporaryFolder } from '../../../test/support/index.js';
import { FileStore } from './file-store.js';

const folder = temporaryFolder();
const store = new FileStore(join(folder.path, randomUUID()));
afterAll(() => folder.remove());

const receive = (bytes: Buffer) => store.receive(Readable.from([bytes]), 10_000_000);
async function served(bytes: Buffer): Promise<Buffer> {
  const received = await receive(bytes);
  await store.keep(received);
  const parts: Buffer[] = [];
  for await (const part of await store.open(received.sha256)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
const pdf = (...objects: (string | Buffer)[]): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n'),
    ...objects.map((object) => Buffer.from(object as Buffer)),
    Buffer.from('\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  ]);
const compressed = (text: string): Buffer => {
  const data = deflateSync(text);
  const head = `9 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${data.length}>>stream\r\n`;
  return Buffer.concat([Buffer.from(head), data, Buffer.from('\r\nendstream endobj')]);
};
const signature =
  '7 0 obj<</Type /Sig /Filter/Adobe.PPKLite /SubFilter/adbe.pkcs7.detached /ByteRange [0 100 200 50 ] /Contents <30> >>endobj';

describe('a PDF', () => {
  it('is kept byte for byte, signed or not', async () => {
    for (const bytes of [samples.pdf, pdf(signature)]) expect((await served(bytes)).equals(bytes)).toBe(true);
  });

  it('says whether it holds a signature, wherever in it', async () => {
    expect(await receive(pdf(signature))).toMatchObject({ signed: true });
    expect(await receive(pdf('x'.repeat(3_000_000), signature))).toMatchObject({ signed: true });
    for (const bytes of [samples.pdf, pdf('<</Type/Sig>>'), pdf('(a /ByteRange [0 1 2 3] of nothing)')])
      expect(await receive(bytes)).not.toHaveProperty('signed');
  });

  const straddling = (text: string) => 'x'.repeat(1_048_576 - 50 - Math.floor(text.length / 2)) + text;
  it.each([
    ['a script', pdf('<</S/JavaScript/JS(app.alert(1))>>')],
    ['a script whose name is disguised', pdf('<</S /J#61va#53cript/JS(x)>>')],
    ['a start of a program', pdf('<</S/Launch/F(cmd.exe)>>')],
    ['a file within it', pdf('<</Type/EmbeddedFile/Length 3>>stream\nabc')],
    ['files within it', pdf('<</Names<</EmbeddedFiles 5 0 R>>>>')],
    ['a script far behind', pdf('x'.repeat(5_000_000), '<</S/JavaScript>>')],
    ['a script where reading pauses', pdf(straddling('<</S/JavaScript/JS(x)>>'))],
    ['a script among compressed objects', pdf(compressed('5 0 <</S/JavaScript/JS(x)>>'))],
    [
      'one among compressed objects where reading pauses',
      pdf('x'.repeat(1_048_400), compressed('5 0 <</S/Launch>>')),
    ],
  ])('is refused with %s', async (_, bytes) => {
    await expect(receive(bytes)).rejects.toMatchObject({ code: 'files.active-pdf' });
  });

  it('is taken with names that only begin like those, and with objects that can not be read', async () => {
    for (const bytes of [
      pdf('<</LaunchPad 1/JavaScripts 2>>'),
      pdf('9 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\nno deflate\nendstream'),
      pdf(compressed('5 0 <</Type/Page>>')),
    ])
      expect(await receive(bytes)).toMatchObject({ mediaType: 'application/pdf' });
  });

  it('is none if it is a page with a PDF in it', async () => {
    const page = Buffer.concat([Buffer.from('<html><script>1</script>\0'), samples.pdf]);
    await expect(receive(page)).rejects.toMatchObject({ code: 'files.unsupported' });
  });
});

describe('sound', () => {
  const wav = (seconds: number): Buffer => {
    const data = Buffer.alloc(8000 * seconds, 128);
    const head = Buffer.from(samples.wav);
    head.writeUInt32LE(36 + data.length, 4);
    head.writeUInt32LE(8000, 28);
    head.writeUInt32LE(data.length, 40);
    return Buffer.concat([head, data]);
  };
  const mp3 = (frames: number): Buffer => {
    const frame = Buffer.alloc(417);
    Buffer.from([0xff, 0xfb, 0x90, 0x00]).copy(frame);
    return Buffer.concat(Array.from({ length: frames }, () => frame));
  };

  it('tells how long it lasts', async () => {
    expect(await receive(wav(3))).toMatchObject({ mediaType: 'audio/wav', seconds: 3 });
    // A frame lasts 1152 samples of 44,100 a second.
    expect(await receive(mp3(383))).toMatchObject({ mediaType: 'audio/mpeg', seconds: 10 });
  });

  it('is taken without that if it can not be told', async () => {
    expect(await receive(samples.wav)).not.toHaveProperty('seconds');
  });
});
