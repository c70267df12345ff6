import { once } from 'node:events';
import { type IncomingMessage, get } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demonstrationFolder } from '../support/demonstration.js';
import { ServerProcess } from '../support/faults-server.js';
import { temporaryFolder } from '../support/index.js';

const MOST_OF_PAGE = 40_000;
const MOST_OF_FONTS = 70_000;
const unpack = { gzip: gunzipSync, br: brotliDecompressSync };

interface Sent {
  readonly headers: IncomingMessage['headers'];
  /** As they came, head and body. */
  readonly weight: number;
  readonly text: string;
}

describe('the heaviest release of the demonstration', () => {
  const data = temporaryFolder();
  let server: ServerProcess;
  let path: string;
  beforeAll(async () => {
    await demonstrationFolder(join(data.path, 'data'));
    server = await ServerProcess.start({ DATA_DIR: join(data.path, 'data'), LOG_LEVEL: 'warn' });
    const list = JSON.parse((await ask('/api/v1/releases?limit=100', 'gzip')).text) as {
      items: { id: string }[];
    };
    const weighed = await Promise.all(
      list.items.map(async ({ id }) => ({ id, page: await ask(`/releases/${id}?lang=vi`, 'gzip') })),
    );
    weighed.sort((a, b) => b.page.weight - a.page.weight);
    path = `/releases/${weighed[0]!.id}?lang=vi`;
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    data.remove();
  });

  async function ask(address: string, coding: keyof typeof unpack): Promise<Sent> {
    const request = get(server.address + address, { headers: { accept: '*/*', 'accept-encoding': coding } });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const bytes = await buffer(answer);
    expect([address, answer.statusCode]).toEqual([address, 200]);
    const head = answer.rawHeaders.join(': ').length;
    const text = answer.headers['content-encoding'] === coding ? unpack[coding](bytes) : bytes;
    return { headers: answer.headers, weight: head + bytes.length, text: text.toString('utf8') };
  }
  const found = (text: string, pattern: RegExp) => [
    ...new Set([...text.matchAll(pattern)].map(([, address]) => address!)),
  ];
  const weigh = async (addresses: readonly string[], coding: keyof typeof unpack) => {
    const sent = await Promise.all(addresses.map((address) => ask(address, coding)));
    return sent.reduce((sum, { weight }) => sum + weight, 0);
  };
  const fontsIn = (page: string) => found(page, /url\((\/[^)]+\.woff2)\)/g);

  it.each(['gzip', 'br'] as const)(
    'weighs at most 40 KB in %s, with all but pictures and fonts',
    async (coding) => {
      const { weight, text } = await ask(path, coding);
      const others = [
        ...found(text, /<script src="([^"]+)"/g),
        ...found(text, /<link rel="icon" href="([^"]+)"/g),
        ...found(text, /url\('?(\/[^)']+\.svg[^)']*)'?\)/g),
      ];
      expect(others).toEqual([
        expect.stringMatching(/^\/portal\.js\?v=/),
        expect.stringMatching(/^\//),
        expect.stringMatching(/^\/weave\.svg\?v=/),
      ]);
      expect(weight + (await weigh(others, coding))).toBeLessThanOrEqual(MOST_OF_PAGE);
    },
  );

  it('has fonts of at most 70 KB, for which nobody waits', async () => {
    const { text } = await ask(path, 'br');
    const faces = found(text, /(@font-face\{[^}]*\})/g);
    expect(faces).toHaveLength(fontsIn(text).length);
    expect(faces.filter((face) => !face.includes('font-display:optional'))).toEqual([]);
    const fonts = await Promise.all(fontsIn(text).map((font) => ask(font, 'br')));
    const sizes = fonts.map(({ headers }) => Number(headers['content-length']));
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(MOST_OF_FONTS);
  });

  it('asks for pictures in the size that the reader needs, and leaves them their place', async () => {
    const { text } = await ask(path, 'br');
    const pictures = found(text, /(<img [^>]*>)/g).filter((picture) => picture.includes('loading="lazy"'));
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) {
      expect(picture).toMatch(/ srcset="[^"]+ 320w, /);
      expect(picture).toMatch(/ sizes="[^"]+" width="\d+" height="\d+" alt="[^"]+"/);
    }
  });

  it('brings nothing of others, no cookie and no script or style that its policy does not name', async () => {
    const { text, headers } = await ask(path, 'br');
    const loaded = /<(?:script|img|source|audio|video|iframe)[^>]* (?:src|srcset)="(?!\/)|url\((?!'?\/)/;
    expect(text).not.toMatch(loaded);
    expect(text).not.toMatch(/ style="| on[a-z]+="|<script>/);
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'self'; /,
    );
    expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|\*/);
  });
});
