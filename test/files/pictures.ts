import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/** What a camera and a desk write into a picture; each of these texts can be looked for in bytes. */
export const told = {
  caption: 'Hoa tam giác mạch trên cao nguyên đá, 2 < 3 & "đủ"',
  headline: 'Mùa hoa tam giác mạch',
  byline: 'Lò Thị Mai',
  credit: 'Báo Hà Giang',
  source: 'Sở Văn hóa',
  copyright: '© 2026 Báo Hà Giang',
  keyword: 'tam giác mạch',
  /** Of the camera and the place: nothing of it may stay. */
  secrets: {
    camera: 'KHEN-CAMERA-MODEL',
    serial: 'SERIAL-0123456789',
    maker: 'MAKER-NOTE-SECRET',
    thumbnail: 'THUMBNAIL-OF-THE-UNCROPPED',
    city: 'THON-SA-PHIN-A',
    owner: 'OWNER-OF-THE-CAMERA',
    comment: 'A-COMMENT-NOBODY-READS',
    tail: 'PK\x03\x04-ARCHIVE-BEHIND-THE-END',
  },
} as const;

/** 23°15'7.26" N 105°21'44.51" E, the way EXIF counts. */
const latitude = rationals([23, 1], [15, 1], [726, 100]);
const longitude = rationals([105, 1], [21, 1], [4451, 100]);
/** Bytes of the place itself, whichever way round. */
export const placeBytes = [latitude, longitude, swapped(latitude), swapped(longitude)];

export type Format = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

/** A picture without a word: stripes, so that a wrong way up shows; with noise, so that a lost bit does. */
export async function plainPicture(format: Format, width = 64, height = 48): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 1) {
    const row = Math.floor(at / (width * 3));
    pixels[at] = row < height / 2 ? (at * 7919) % 256 : 20 + ((at * 31) % 40);
  }
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } }).withIccProfile('p3');
  return (format === 'jpeg' ? picture.jpeg({ progressive: true }) : picture.toFormat(format)).toBuffer();
}

/** The same with everything in it that a camera and a desk may write, and an archive behind its end. */
export async function tellingPicture(
  format: Format,
  { orientation = 6, width = 64, height = 48 } = {},
): Promise<Buffer> {
  const plain = await plainPicture(format, width, height);
  const tail = Buffer.from(told.secrets.tail, 'latin1');
  if (format === 'avif') {
    const written = sharp(plain)
      .keepIccProfile()
      .withExif({ IFD0: { Model: told.secrets.camera }, IFD3: { GPSLatitude: '23/1 15/1 726/100' } })
      .withXmp(xmp().toString());
    return Buffer.concat([await written.avif({ lossless: true }).toBuffer(), tail]);
  }
  const exif = exifBlock(orientation);
  const inside = { jpeg: intoJpeg, png: intoPng, webp: intoWebp, gif: intoGif }[format](plain, exif);
  return Buffer.concat([inside, tail]);
}

function intoJpeg(plain: Buffer, exif: Buffer): Buffer {
  const jfif = Buffer.concat([
    Buffer.from('JFIF\0\x01\x02\x01\0\x48\0\x48\x02\x06', 'latin1'),
    Buffer.from(told.secrets.thumbnail.padEnd(36)),
  ]);
  return Buffer.concat([
    plain.subarray(0, 2),
    segment(0xe0, jfif),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif])),
    segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), xmp()])),
    segment(0xed, photoshop()),
    segment(0xfe, Buffer.from(told.secrets.comment)),
    segment(0xef, Buffer.from(told.secrets.maker)),
    plain.subarray(2),
  ]);
}

function intoPng(plain: Buffer, exif: Buffer): Buffer {
  const header = 8 + 25;
  return Buffer.concat([
    plain.subarray(0, header),
    chunk('eXIf', exif),
    chunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), xmp()])),
    chunk('tEXt', Buffer.from(`Comment\0${told.secrets.comment}`)),
    chunk('maKr', Buffer.from(told.secrets.maker)),
    plain.subarray(header),
  ]);
}

function intoWebp(plain: Buffer, exif: Buffer): Buffer {
  const more = [riff('EXIF', exif), riff('XMP ', xmp()), riff('MAKR', Buffer.from(told.secrets.maker))];
  const whole = Buffer.concat([plain, ...more]);
  whole.writeUInt32LE(whole.length - 8, 4);
  whole[20]! |= 0x0c;
  return whole;
}

function intoGif(plain: Buffer): Buffer {
  const comment = Buffer.from(told.secrets.comment);
  const trailer = Buffer.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]);
  return Buffer.concat([
    plain.subarray(0, -1),
    Buffer.from([0x21, 0xfe, comment.length]),
    comment,
    Buffer.from([0]),
    Buffer.from('\x21\xff\x0bXMP DataXMP', 'latin1'),
    xmp(),
    trailer,
    Buffer.from(';'),
  ]);
}

/** TIFF, big-endian: IFD0 with an Exif and a GPS directory, IFD1 with a thumbnail. */
function exifBlock(orientation: number): Buffer {
  const { camera, serial, maker, owner, thumbnail } = told.secrets;
  const gps = (at: number) =>
    directory(at, [
      [1, 2, Buffer.from('N\0')],
      [2, 5, latitude],
      [3, 2, Buffer.from('E\0')],
      [4, 5, longitude],
    ]);
  const exif = (at: number) =>
    directory(at, [
      [0x927c, 7, Buffer.from(maker)],
      [0xa430, 2, Buffer.from(`${owner}\0`)],
      [0xa431, 2, Buffer.from(`${serial}\0`)],
    ]);
  const small = (at: number) =>
    directory(at, [
      [0x0201, 4, number(at + 30)],
      [0x0202, 4, number(thumbnail.length)],
    ]);
  const first = (exifAt: number, gpsAt: number, next: number) =>
    directory(
      8,
      [
        [0x010f, 2, Buffer.from(`${camera}\0`)],
        [0x0112, 3, Buffer.from([0, orientation])],
        [0x013b, 2, Buffer.from('An EXIF artist\0')],
        [0x8769, 4, number(exifAt)],
        [0x8825, 4, number(gpsAt)],
      ],
      next,
    );
  const exifAt = 8 + first(0, 0, 0).length;
  const gpsAt = exifAt + exif(exifAt).length;
  const smallAt = gpsAt + gps(gpsAt).length;
  return Buffer.concat([
    Buffer.from('MM\0*\0\0\0\x08', 'latin1'),
    first(exifAt, gpsAt, smallAt),
    exif(exifAt),
    gps(gpsAt),
    small(smallAt),
    Buffer.from(thumbnail),
  ]);
}

type Entry = readonly [tag: number, type: 2 | 3 | 4 | 5 | 7, value: Buffer];

function directory(at: number, entries: readonly Entry[], next = 0): Buffer {
  const sizes = { 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };
  const values: Buffer[] = [];
  let free = at + 2 + entries.length * 12 + 4;
  const fields = entries.map(([tag, type, value]) => {
    const field = Buffer.alloc(12);
    field.writeUInt16BE(tag, 0);
    field.writeUInt16BE(type, 2);
    field.writeUInt32BE(value.length / sizes[type], 4);
    if (value.length <= 4) value.copy(field, 8);
    else {
      field.writeUInt32BE(free, 8);
      values.push(value);
      free += value.length;
    }
    return field;
  });
  const count = Buffer.from([0, entries.length]);
  return Buffer.concat([count, ...fields, number(next), ...values]);
}

function xmp(): Buffer {
  const { camera, serial, city } = told.secrets;
  const escape = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
 exif:GPSLatitude="23,15.121N" exif:GPSLongitude="105,21.74E" tiff:Model="${camera}" photoshop:City="${city}"
 photoshop:Credit="${told.credit}" exif:BodySerialNumber="${serial}">
<photoshop:Headline>${told.headline}</photoshop:Headline><photoshop:Source>${told.source}</photoshop:Source>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escape(told.caption)}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>${told.byline}</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${told.copyright}</rdf:li></rdf:Alt></dc:rights>
<dc:subject><rdf:Bag><rdf:li>${told.keyword}</rdf:li></rdf:Bag></dc:subject>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`.replace(/\n(?=<x)/, ''),
  );
}

/** Two resources of Photoshop: a thumbnail, and IPTC in UTF-8 with a city and a camera's owner among the words. */
function photoshop(): Buffer {
  const set = (dataset: number, text: string): Buffer => {
    const value = Buffer.from(text);
    return Buffer.concat([Buffer.from([0x1c, 2, dataset, value.length >> 8, value.length & 255]), value]);
  };
  const iptc = Buffer.concat([
    Buffer.from([0x1c, 1, 90, 0, 3, 0x1b, 0x25, 0x47]),
    set(5, told.secrets.owner),
    set(25, told.keyword),
    set(80, told.byline),
    set(90, told.secrets.city),
    set(105, told.headline),
    set(110, told.credit),
    set(115, told.source),
    set(116, told.copyright),
    set(120, told.caption),
  ]);
  const resource = (id: number, data: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from('8BIM'),
      Buffer.from([id >> 8, id & 255, 0, 0]),
      number(data.length),
      data,
      Buffer.alloc(data.length % 2),
    ]);
  const parts = [resource(0x040c, Buffer.from(told.secrets.thumbnail)), resource(0x0404, iptc)];
  return Buffer.concat([Buffer.from('Photoshop 3.0\0'), ...parts]);
}

function segment(marker: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);
}

/** A chunk of a PNG file. */
export function chunk(type: string, body: Buffer): Buffer {
  const whole = Buffer.concat([Buffer.from(type), body]);
  return Buffer.concat([number(body.length), whole, number(crc32(whole))]);
}

function riff(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from(type), length, body, Buffer.alloc(body.length % 2)]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function rationals(...parts: readonly (readonly [number, number])[]): Buffer {
  return Buffer.concat(parts.flatMap(([above, below]) => [number(above), number(below)]));
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes).swap32();
}
