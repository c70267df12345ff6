import { decodeText, type PictureWords } from './words.js';

const MOST_BYTES = 262_144;
const MOST_ITEMS = 100;
const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The words in an XMP packet. Not a reader of RDF: these properties under the prefixes that all programs give them, as
 * elements or attributes. What it does not understand is dropped with the packet.
 */
export function readXmp(packet: Uint8Array): PictureWords {
  const xml = decodeText(packet.subarray(0, MOST_BYTES));
  return {
    caption: items(xml, 'dc:description')?.[0],
    headline: simple(xml, 'photoshop:Headline'),
    bylines: items(xml, 'dc:creator'),
    credit: simple(xml, 'photoshop:Credit'),
    source: simple(xml, 'photoshop:Source'),
    copyright: items(xml, 'dc:rights')?.[0],
    keywords: items(xml, 'dc:subject'),
  };
}

/** A packet with these words and nothing else. */
export function writeXmp(words: PictureWords): Buffer {
  const { caption, headline, bylines, credit, source, copyright, keywords } = words;
  const line = (name: string, text?: string) => (text ? `<${name}>${escape(text)}</${name}>` : '');
  const list = (name: string, kind: string, texts?: readonly string[]) =>
    texts?.length
      ? `<${name}><rdf:${kind}>${texts.map((text) => `<rdf:li>${escape(text)}</rdf:li>`).join('')}</rdf:${kind}></${name}>`
      : '';
  const said = (name: string, text?: string) =>
    text ? `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li></rdf:Alt></${name}>` : '';
  return Buffer.from(
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ' +
      'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">' +
      said('dc:description', caption) +
      list('dc:creator', 'Seq', bylines) +
      said('dc:rights', copyright) +
      list('dc:subject', 'Bag', keywords) +
      line('photoshop:Headline', headline) +
      line('photoshop:Credit', credit) +
      line('photoshop:Source', source) +
      '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
  );
}

function simple(xml: string, name: string): string | undefined {
  const element = content(xml, name);
  if (element !== undefined) return unescape(element);
  const start = xml.indexOf(` ${name}=`);
  const quote = xml.charAt(start + name.length + 2);
  const end = start < 0 || !/["']/.test(quote) ? -1 : xml.indexOf(quote, start + name.length + 3);
  return end < 0 ? undefined : unescape(xml.slice(start + name.length + 3, end));
}

function items(xml: string, name: string): string[] | undefined {
  const list = content(xml, name);
  if (list === undefined) return undefined;
  const found: string[] = [];
  for (
    let at = list.indexOf('<rdf:li');
    at >= 0 && found.length < MOST_ITEMS;
    at = list.indexOf('<rdf:li', at)
  ) {
    const start = list.indexOf('>', at) + 1;
    const end = list.indexOf('</rdf:li>', start);
    if (start === 0 || end < 0) break;
    found.push(unescape(list.slice(start, end)));
    at = end;
  }
  return found;
}

function content(xml: string, name: string): string | undefined {
  const tag = xml.indexOf(`<${name}>`);
  const start = tag + name.length + 2;
  const end = xml.indexOf(`</${name}>`, start);
  return tag < 0 || end < 0 ? undefined : xml.slice(start, end);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescape(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex as string, 16) : undefined;
    if (code === undefined) return references[name as string] ?? whole;
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
  });
}
