import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import exifr from 'exifr';
import * as fc from 'fast-check';
import sharp from 'sharp';
import {
  chunk,
  type Format,
  placeBytes,
  plainPicture,
  tellingPicture,
  told,
} from '../../../test/files/pictures.js';
import { temporaryFolder } from '../../../test/support/index.js';
import { cleanPicture } from './clean.js';
import { render, renditionsOf, rewritePicture } from './index.js';
import { readIptc } from './iptc.js';
import { Slots } from './slots.js';
import { mergeWords, proposals } from './words.js';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** A box of an ISO base media file. */
const box = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const u16 = (value: number): Buffer => u32(value).subarray(2);

const formats: Format[] = ['jpeg', 'png', 'webp', 'gif', 'avif'];
const clean = (bytes: Buffer, format: Format) => {
  const { pieces, words } = cleanPicture(Buffer.from(bytes), `image/${format}`);
  return { bytes: Buffer.concat(pieces), words };
};
const onDisk = (bytes: Buffer): string => {
  const path = join(folder.path, randomUUID());
  writeFileSync(path, bytes);
  return path;
};
const rewrite = async (bytes: Buffer, mediaType: string) => {
  const path = onDisk(bytes);
  const facts = await rewritePicture(path, `${path}.new`, mediaType);
  return { facts, bytes: readFileSync(`${path}.new`), path: `${path}.new` };
};
const pixels = (bytes: Buffer) => sharp(bytes, { animated: true }).raw().toBuffer();

describe.each(formats)('a %s picture of a camera', (format) => {
  it('loses the place, the person, the camera, thumbnails and what follows its end', async () => {
    const before = await tellingPicture(format);
    const { camera, tail } = told.secrets;
    for (const secret of [camera, tail]) expect(before.includes(secret, 0, 'latin1')).toBe(true);
    if (format !== 'gif') expect(placeBytes.some((place) => before.includes(place))).toBe(true);
    const { bytes } = clean(before, format);
    const left = Object.values(told.secrets).filter((secret) => bytes.includes(secret, 0, 'latin1'));
    expect(left).toEqual([]);
    expect(placeBytes.filter((place) => bytes.includes(place))).toHaveLength(0);
    expect(bytes.includes('GPS')).toBe(false);
    expect(await exifr.gps(bytes).catch(() => undefined)).toBeUndefined();
  });

  it('keeps every pixel, its colours and its way up', async () => {
    const before = await tellingPicture(format);
    const { bytes } = clean(before, format);
    // What follows the end keeps some decoders from reading the others.
    const whole = before.subarray(0, before.length - told.secrets.tail.length);
    expect((await pixels(bytes)).equals(await pixels(whole))).toBe(true);
    const [was, is] = await Promise.all([sharp(whole).metadata(), sharp(bytes).metadata()]);
    expect(is.orientation).toBe(was.orientation);
    expect(is.icc?.toString('hex')).toBe(was.icc?.toString('hex'));
    expect(is).toMatchObject({ width: was.width, height: was.height, autoOrient: was.autoOrient });
  });

  it('says the same words', async () => {
    const { bytes, words } = clean(await tellingPicture(format), format);
    expect(words).toEqual({
      caption: told.caption,
      headline: told.headline,
      bylines: [told.byline],
      credit: told.credit,
      source: told.source,
      copyright: told.copyright,
      keywords: [told.keyword],
    });
    expect(proposals(words)).toEqual({ caption: told.caption, credit: `${told.byline}/${told.credit}` });
    expect(bytes.includes(told.byline)).toBe(true);
  });

  it('is not changed by being cleaned again, nor if there was nothing to clean', async () => {
    const once = clean(await tellingPicture(format), format);
    const twice = clean(once.bytes, format);
    expect(twice.bytes.equals(once.bytes)).toBe(true);
    expect(twice.words).toEqual(once.words);
    const plain = await plainPicture(format);
    expect(clean(plain, format)).toEqual({ bytes: plain, words: {} });
  });
});

describe('words', () => {
  it('are read by programs that others wrote, from IPTC and from XMP', async () => {
    const { bytes } = clean(await tellingPicture('jpeg'), 'jpeg');
    const iptc = await exifr.parse(bytes, { iptc: true, tiff: false });
    // This reader takes every text for Latin; the block says that it is UTF-8.
    const text = (value: string) => Buffer.from(value, 'latin1').toString();
    expect([iptc.Caption, iptc.Byline, iptc.Headline, iptc.Credit, iptc.CopyrightNotice].map(text)).toEqual([
      told.caption,
      told.byline,
      told.headline,
      told.credit,
      told.copyright,
    ]);
    expect(iptc).not.toHaveProperty('City');
    const xmp = await exifr.parse(bytes, { xmp: true, tiff: false });
    expect(xmp).toMatchObject({ creator: told.byline, Headline: told.headline, Credit: told.credit });
    // It leaves character references as they are.
    expect(xmp.description.value.replace('&lt;', '<').replace('&amp;', '&')).toBe(told.caption);
  });

  it('are read in the alphabet of older programs, and bounded', () => {
    const set = (dataset: number, value: Buffer) =>
      Buffer.concat([Buffer.from([0x1c, 2, dataset, value.length >> 8, value.length & 255]), value]);
    const block = Buffer.concat([
      set(120, Buffer.from('à'.repeat(3000))),
      set(110, Buffer.from('D\xe9p\xeache', 'latin1')),
      set(80, Buffer.from('A\u202eB\0')),
      Buffer.from([0x1c, 2, 116, 0x7f]),
    ]);
    const head = Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0', 'latin1');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(block.length);
    const words = readIptc(Buffer.concat([head, length, block]));
    expect(mergeWords([words])).toMatchObject({
      caption: 'à'.repeat(2000),
      credit: 'Dépêche',
      bylines: ['AB'],
    });
  });

  it.each([
    [{ bylines: ['A', 'B'], credit: 'TTXVN' }, 'A, B/TTXVN'],
    [{ bylines: ['A'], source: 'Sở Y tế' }, 'A/Sở Y tế'],
    [{ bylines: ['A'], credit: 'A/TTXVN' }, 'A/TTXVN'],
    [{ bylines: ['A'] }, 'A'],
    [{ copyright: '© B' }, '© B'],
    [{}, undefined],
  ])('%j are credited as %j', (words, credit) => {
    expect(proposals(words).credit).toBe(credit);
  });
});

describe('a picture that comes in', () => {
  const formatsWithOrientation: Format[] = ['jpeg', 'png', 'webp'];
  it.each(formatsWithOrientation)('stands upright in every size, whichever way a %s lies', async (format) => {
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const { facts, path } = await rewrite(
        await tellingPicture(format, { orientation, width: 400, height: 330 }),
        `image/${format}`,
      );
      const turned = orientation > 4;
      expect(facts).toMatchObject(turned ? { width: 330, height: 400 } : { width: 400, height: 330 });
      const small = renditionsOf(facts.width, facts.height)[0]!;
      const rendered = await render(path, 132_000, small);
      const made = await sharp(rendered).metadata();
      expect([made.width, made.height, made.orientation]).toEqual([small.width, small.height, undefined]);
      // The dark half is below in the pixels as they are stored.
      const { data, info } = await sharp(rendered)
        .greyscale()
        .resize(2, 2, { fit: 'fill' })
        .raw()
        .toBuffer({ resolveWithObject: true });
      const dark = [0, 1, 2, 3].filter((corner) => data[corner * info.channels]! < 90);
      const where = {
        1: [2, 3],
        2: [2, 3],
        3: [0, 1],
        4: [0, 1],
        5: [1, 3],
        6: [0, 2],
        7: [0, 2],
        8: [1, 3],
      };
      expect([orientation, dark]).toEqual([orientation, where[orientation as 1]]);
    }
  });

  it('has the digest of what is kept, and tells what it says', async () => {
    const { facts, bytes } = await rewrite(await tellingPicture('jpeg'), 'image/jpeg');
    expect(facts).toEqual({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      width: 48,
      height: 64,
      caption: told.caption,
      credit: `${told.byline}/${told.credit}`,
    });
  });

  it.each(formats)('is refused if a %s breaks off, wherever that is', async (format) => {
    const whole = clean(await tellingPicture(format), format).bytes;
    for (const part of [0.1, 0.5, 0.9, 1]) {
      const broken = whole.subarray(0, Math.floor(whole.length * part) - 3);
      await expect(rewrite(broken, `image/${format}`)).rejects.toMatchObject({ code: 'pictures.broken' });
    }
  });

  it.each(formats)('never breaks more than itself: any bytes of a %s may be wrong', async (format) => {
    const whole = await tellingPicture(format);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), fc.nat(whole.length), (changes, end) => {
        const bytes = Buffer.from(whole.subarray(0, end));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        try {
          const once = clean(bytes, format);
          expect(clean(once.bytes, format).bytes.equals(once.bytes)).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^pictures\./) });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is refused if it is another format than it seems', async () => {
    const png = await plainPicture('png');
    await expect(rewrite(png, 'image/jpeg')).rejects.toMatchObject({ code: 'pictures.broken' });
  });

  it('is refused if it unpacks to more than memory should hold', async () => {
    const png = await plainPicture('png');
    const header = Buffer.from(png.subarray(16, 29));
    header.writeUInt32BE(30_000, 0);
    header.writeUInt32BE(30_000, 4);
    const bomb = Buffer.concat([png.subarray(0, 8), chunk('IHDR', header), png.subarray(33)]);
    await expect(rewrite(bomb, 'image/png')).rejects.toMatchObject({ code: 'pictures.too-many-pixels' });
  });

  it('is refused if it is made of parts without number', () => {
    const empty = Buffer.from([0xff, 0xdb, 0, 2]);
    const jpeg = [Buffer.from([0xff, 0xd8]), Buffer.alloc(800_000, empty), Buffer.from([0xff, 0xd9])];
    const head = Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0', 'latin1');
    const control = Buffer.from([0x21, 0xf9, 0]);
    const gif = [head, Buffer.alloc(600_000, control), Buffer.from([0x3b])];
    expect(() => cleanPicture(Buffer.concat(jpeg), 'image/jpeg')).toThrow('pictures.broken');
    expect(() => cleanPicture(Buffer.concat(gif), 'image/gif')).toThrow('pictures.broken');
  });

  it('is refused if it names the same bytes over and over', () => {
    const [size, times] = [100_000, 10_000];
    const kind = box('infe', Buffer.from([2, 0, 0, 0]), u16(1), u16(0), Buffer.from('Exif\0'));
    const extents = Buffer.alloc(8 * times, Buffer.concat([u32(0), u32(size)]));
    const places = [u32(0), Buffer.from([0x44, 0]), u16(1), u16(1), u16(0), u16(times), extents];
    const meta = box('meta', u32(0), box('iinf', u32(0), u16(1), kind), box('iloc', ...places));
    const avif = [box('ftyp', Buffer.from('avif\0\0\0\0')), meta, box('mdat', Buffer.alloc(size))];
    expect(() => cleanPicture(Buffer.concat(avif), 'image/avif')).toThrow('pictures.broken');
  });

  it('is refused if it moves for too long', async () => {
    const gif = Buffer.from('R0lGODlhAQABAIAAAExpccgePCH5BAUAAAAALAAAAAABAAEAAAICTAEAOw==', 'base64');
    const frame = gif.subarray(19, -1);
    const moving = (frames: number) =>
      Buffer.concat([gif.subarray(0, 19), ...Array.from({ length: frames }, () => frame), Buffer.from(';')]);
    await expect(rewrite(moving(1001), 'image/gif')).rejects.toMatchObject({
      code: 'pictures.too-many-frames',
    });
    expect((await rewrite(moving(20), 'image/gif')).facts).toMatchObject({ width: 1, height: 1 });
  });

  it('keeps all its frames and their rhythm if it moves', async () => {
    const frames = await Promise.all(
      [60, 120, 180].map((shade) =>
        sharp({ create: { width: 8, height: 6, channels: 3, background: { r: shade, g: 9, b: 9 } } })
          .png()
          .toBuffer(),
      ),
    );
    for (const format of ['gif', 'webp'] as const) {
      const moving = await sharp(frames, { join: { animated: true } })
        .toFormat(format, { loop: 3, delay: [100, 200, 300] })
        .toBuffer();
      const { bytes, facts } = await rewrite(moving, `image/${format}`);
      expect((await pixels(bytes)).equals(await pixels(moving))).toBe(true);
      expect(await sharp(bytes).metadata()).toMatchObject({ pages: 3, loop: 3, delay: [100, 200, 300] });
      expect(facts).toMatchObject({ width: 8, height: 6 });
    }
  });
});

describe('smaller sizes', () => {
  it('are never wider than the picture, nor higher than WebP can be', () => {
    expect(renditionsOf(319, 200)).toEqual([]);
    expect(renditionsOf(641, 480).map(({ name, height }) => [name, height])).toEqual([
      ['320.webp', 240],
      ['320.jpg', 240],
      ['640.webp', 479],
      ['640.jpg', 479],
    ]);
    expect(renditionsOf(5000, 10).map(({ height }) => height)).toEqual([1, 1, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(renditionsOf(320, 17_000)).toEqual([]);
  });

  it('are in sRGB, opaque on white as JPEG, with the words', async () => {
    const clear = await sharp({
      create: { width: 400, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .withIccProfile('p3')
      .withXmp((await sharp(await tellingPicture('png')).metadata()).xmpAsString!)
      .png()
      .toBuffer();
    const { path } = await rewrite(clear, 'image/png');
    const [webp, jpeg] = await Promise.all(renditionsOf(400, 300).map((size) => render(path, 120_000, size)));
    for (const bytes of [webp!, jpeg!]) {
      const made = await sharp(bytes).metadata();
      expect([made.width, made.height, made.icc, made.exif]).toEqual([320, 240, undefined, undefined]);
      expect(made.xmpAsString).toContain(told.credit);
    }
    expect([...(await sharp(jpeg).resize(1, 1).raw().toBuffer())]).toEqual([255, 255, 255]);
    expect((await sharp(webp).metadata()).hasAlpha).toBe(true);
  });
});

describe('what is done at a time', () => {
  it('weighs no more than it may, in the order in which it came', async () => {
    const slots = new Slots(10, 3);
    const log: string[] = [];
    const ends: (() => void)[] = [];
    const work = (name: string, weight: number) =>
      slots.run(weight, () => {
        log.push(name);
        return new Promise<void>((end) => ends.push(end));
      });
    const all = [work('a', 4), work('b', 4), work('huge', 1000), work('c', 1), work('d', 1)];
    await expect(work('e', 1)).rejects.toMatchObject({ code: 'pictures.busy' });
    expect(log).toEqual(['a', 'b']);
    const end = async () => {
      ends.shift()!();
      await new Promise((resolve) => setImmediate(resolve));
    };
    await end();
    expect(log).toEqual(['a', 'b']);
    await end();
    expect(log).toEqual(['a', 'b', 'huge']);
    await end();
    expect(log).toEqual(['a', 'b', 'huge', 'c', 'd']);
    for (const rest of ends) rest();
    await Promise.all(all);
  });
});
