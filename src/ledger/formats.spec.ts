import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../platform/canonical/index.js';
import { strictBase64 } from './base64.js';
import { readBundle, writeBundle } from './bundle.js';
import { parseCheckpoint, signCheckpoint } from './checkpoint.js';
import { sealDocument } from './document.js';
import { readEntry, writeEntry, type Entry } from './entry.js';
import { leafHash } from './merkle/hashing.js';
import { NoteKey, NoteSigner } from './note/key.js';
import { parseNote, signNote, verifyNote } from './note/note.js';
import { canonicalValue } from './strict-json.js';
import { parseTlogProof, writeTlogProof } from './tlog-proof.js';

const standard = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../test/fixtures/standards/${name}/vectors.json`, import.meta.url), 'utf8'),
  ) as unknown;
const notes = standard('signed-note') as {
  notes: { key: string; privateKey?: string; note: string }[];
  badKeys: string[];
  treeHead: { origin: string; size: number; leaf: string; text: string };
  checkpoint: { origin: string; size: number; root: string; keyId: string; note: string };
};
const jcs = standard('rfc8785') as {
  numbers: { ieee754: string; json: string }[];
  refused: string[];
  texts: { input: string; output: string }[];
};
const [, peter, enoch] = notes.notes;
const double = (hex: string): number => Buffer.from(hex, 'hex').readDoubleBE();

describe('the published vectors of RFC 8785', () => {
  it('give the published texts, and only they are canonical', () => {
    for (const { input, output } of jcs.texts) {
      expect(canonicalJson(JSON.parse(input))).toBe(output);
      expect(canonicalValue(Buffer.from(output))).toEqual(JSON.parse(input));
      expect(() => canonicalValue(Buffer.from(input))).toThrow('not-canonical');
    }
  });

  it('give the published numbers, and refuse what JSON can not say', () => {
    for (const { ieee754, json } of jcs.numbers) expect(canonicalJson(double(ieee754))).toBe(json);
    for (const bits of jcs.refused) expect(attempt(() => canonicalJson(double(bits)))).toBeUndefined();
  });
});

describe('canonical JSON', () => {
  it('has one text for a value, and any change of a byte is another value or no canonical text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), fc.integer({ min: 1, max: 255 }), (value, seed, mask) => {
        const bytes = Buffer.from(canonicalJson(value));
        expect(canonicalJson(canonicalValue(bytes))).toBe(bytes.toString());
        const damaged = Buffer.from(bytes);
        damaged[seed % bytes.length]! ^= mask;
        const read = attempt(() => canonicalJson(canonicalValue(damaged)));
        expect(read === undefined || read !== bytes.toString()).toBe(true);
      }),
    );
  });

  it('is refused with a byte order mark, white space, repeated members, other escapes, or numbers out of range', () => {
    const mark = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{}')]);
    for (const text of [
      mark,
      '{ }',
      '{}\n',
      '{"a":1,"a":1}',
      '{"b":1,"a":1}',
      '"\\u0041"',
      '"\\/"',
      '1.0',
      '-0',
      '1e400',
      '12345678901234567890',
      '"\\ud800"',
    ]) {
      expect(attempt(() => canonicalValue(Buffer.from(text)))).toBeUndefined();
    }
    expect(() => canonicalValue(Buffer.from([0x22, 0xff, 0x22]))).toThrow('not-utf8');
  });
});

describe('base64', () => {
  it('is read only as it would be written', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(strictBase64(text)?.equals(bytes)).toBe(true);
      }),
    );
    for (const text of [
      'AA',
      'AA=',
      'AB==',
      'AA==\n',
      ' AA==',
      'A-==',
      'A_8=',
      'AAAA=',
      '=',
      'A',
      'AA==AA==',
    ]) {
      expect(strictBase64(text)).toBeUndefined();
    }
  });
});

describe('the published keys and notes', () => {
  it('verify, each with its own key and no other', () => {
    for (const { key, note } of notes.notes) {
      const parsed = NoteKey.parse(key)!;
      expect(parsed.toString()).toBe(key);
      expect(verifyNote(parseNote(note)!, [parsed])).toEqual([parsed]);
      const others = notes.notes.filter((each) => each.key !== key).map((each) => NoteKey.parse(each.key)!);
      expect(verifyNote(parseNote(note)!, others)).toEqual([]);
    }
  });

  it('are made again by the published private key', () => {
    const signer = NoteSigner.parse(peter!.privateKey!)!;
    expect(signer.secret()).toBe(peter!.privateKey);
    expect(signer.public.toString()).toBe(peter!.key);
    expect(signNote(parseNote(peter!.note)!.text, signer)).toBe(peter!.note);
  });

  it('are refused as keys when any character is changed or missing, or they are published as bad', () => {
    for (const bad of notes.badKeys) expect(NoteKey.parse(bad)).toBeUndefined();
    const increment = (text: string, at: number) =>
      text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) + 1) + text.slice(at + 1);
    for (const [text, parse] of [
      [peter!.key, (key: string) => NoteKey.parse(key)],
      [peter!.privateKey!, (key: string) => NoteSigner.parse(key)],
    ] as const) {
      for (let from = 0; from < text.length; from += 1) {
        expect(parse(increment(text, from))).toBeUndefined();
        for (let to = from + 1; to <= text.length; to += 1) {
          expect(parse(text.slice(from, to)) === undefined).toBe(from !== 0 || to !== text.length);
        }
      }
    }
  });
});

describe('a note', () => {
  const text = parseNote(peter!.note)!.text;
  const line = (note: string) => note.slice(note.lastIndexOf('\n\n') + 2);
  const keys = [peter!, enoch!].map(({ key }) => NoteKey.parse(key)!);

  it('may be signed by several; signatures of unknown keys are passed over', () => {
    const both = parseNote(`${text}\n${line(peter!.note)}${line(enoch!.note)}`)!;
    expect(verifyNote(both, keys)).toEqual(keys);
    expect(verifyNote(both, [keys[1]!])).toEqual([keys[1]]);
    expect(verifyNote(both, [])).toEqual([]);
    expect(parseNote(`${text}\n${line(peter!.note).repeat(100)}`)).toBeDefined();
    expect(parseNote(`${text}\n${line(peter!.note).repeat(101)}`)).toBeUndefined();
  });

  it("is nobody's when a signature that bears a known key is wrong, though another is right", () => {
    const wrong = Buffer.from(line(peter!.note).split(' ')[2]!, 'base64');
    wrong[20]! ^= 1;
    const forged = `\u2014 PeterNeumann ${wrong.toString('base64')}\n`;
    expect(verifyNote(parseNote(`${text}\n${forged}${line(enoch!.note)}`)!, keys)).toEqual([]);
    expect(verifyNote(parseNote(`${text}\n${line(enoch!.note)}`)!, keys)).toEqual([keys[1]]);
  });

  it('is refused in every other form', () => {
    const good = line(peter!.note);
    for (const bad of [
      '',
      text,
      `${text}\n`,
      `${text}\n${good.slice(0, -1)}`,
      `\u0001${text}\n${good}`,
      `${text}\n${good}Unexpected.\n`,
      `${text}\n${good}\n`,
      `${text}\n${good.replace('PeterNeumann', 'Peter Neumann')}`,
      `${text}\n${good.replace('PeterNeumann', 'Peter+Neumann')}`,
      `${text}\n${good.replace('\u2014', '-')}`,
      `${text}\n${good.replace('\u2014 ', '\u2014  ')}`,
      `${text}\n${good.replace('=\n', '\n')}`,
      `${text}\r\n${good}`,
      `${text}\n\u2014 PeterNeumann AAAA\n`,
      `\ud800${text}\n${good}`,
    ]) {
      expect(parseNote(bad)).toBeUndefined();
    }
    expect(parseNote(`${text}\n${good}`)).toBeDefined();
    const signer = NoteSigner.parse(peter!.privateKey!)!;
    for (const bad of ['no newline', 'tab\t\n', '\r\n'])
      expect(() => signNote(bad, signer)).toThrow('signed as a note');
    for (const name of ['', 'a b', 'a+b', 'a\u00a0b', 'a\nb'])
      expect(() => new NoteSigner(name, Buffer.alloc(32))).toThrow("can't be called");
  });
});

describe('a checkpoint', () => {
  it('is read as published', () => {
    const { note, origin, size, root, keyId } = notes.checkpoint;
    const checkpoint = parseCheckpoint(note)!;
    expect(checkpoint).toMatchObject({ origin, size });
    expect(checkpoint.root.toString('base64')).toBe(root);
    expect(checkpoint.note.signatures).toMatchObject([{ name: origin, id: keyId }]);
  });

  it('is written as published', () => {
    const { origin, size, leaf, text } = notes.treeHead;
    const signer = NoteSigner.parse(peter!.privateKey!)!;
    const signed = signCheckpoint({ origin, size, root: leafHash(Buffer.from(leaf)) }, signer);
    expect(parseNote(signed)!.text).toBe(text);
  });

  it('passes over extension lines, and is refused in every other form', () => {
    const { note } = notes.checkpoint;
    const [head, signature] = note.split('\n\n') as [string, string];
    const [origin, size, root] = head.split('\n') as [string, string, string];
    const read = (...lines: string[]) => parseCheckpoint(`${lines.join('\n')}\n\n${signature}`);
    expect(read(origin, size, root, 'more')).toMatchObject({ size: Number(size) });
    for (const bad of [
      [origin, size],
      [origin, `0${size}`, root],
      [origin, '-1', root],
      [origin, '1.5', root],
      [origin, '9007199254740993', root],
      [origin, '0x10', root],
      [origin, ` ${size}`, root],
      [origin, size, root.slice(0, -1)],
      [origin, size, 'AAAA'],
      [origin, size, root, '', 'more'],
      ['', size, root],
    ]) {
      expect(read(...bad)).toBeUndefined();
    }
  });
});

describe('a tlog proof', () => {
  const path = ['a', 'b', 'c'].map((leaf) => leafHash(Buffer.from(leaf)));
  const text = writeTlogProof(5, path, notes.checkpoint.note);

  it('is read as it was written, with extra data or without a path, too', () => {
    expect(text).toBe(
      `c2sp.org/tlog-proof@v1\nindex 5\n${path.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${notes.checkpoint.note}`,
    );
    expect(parseTlogProof(text)).toMatchObject({
      index: 5,
      path,
      checkpoint: { size: notes.checkpoint.size },
    });
    expect(parseTlogProof(text.replace('\nindex', '\nextra AAAA\nindex'))?.extra).toEqual(Buffer.alloc(3));
    expect(parseTlogProof(writeTlogProof(0, [], notes.checkpoint.note))).toMatchObject({
      index: 0,
      path: [],
    });
  });

  it('is refused in every other form', () => {
    for (const [from, to] of [
      ['@v1', '@v2'],
      ['index 5', 'index 05'],
      ['index 5', 'index -5'],
      ['index 5', 'Index 5'],
      ['index 5\n', ''],
      ['index 5', 'index 5\nextra AAAA'],
      ['\nindex', '\nextra A\nindex'],
      [path[0]!.toString('base64'), 'AAAA'],
      ['\n\n', '\n'],
      ['\n\n', '\n\n\n'],
      ['20852163', '020852163'],
    ] as const) {
      expect(parseTlogProof(text.replace(from, to))).toBeUndefined();
    }
    expect(
      parseTlogProof(
        writeTlogProof(
          1,
          Array.from({ length: 54 }, () => path[0]!),
          notes.checkpoint.note,
        ),
      ),
    ).toBeUndefined();
  });
});

describe('a bundle of entries', () => {
  it('is read as it was written, and not when it ends within an entry', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (entries) => {
        const bundle = writeBundle(entries);
        expect(readBundle(bundle)?.map((entry) => entry.toString('hex'))).toEqual(
          entries.map((entry) => Buffer.from(entry).toString('hex')),
        );
        const last = entries.at(-1)?.length ?? 0;
        for (let cut = 1; cut < last + 2 && bundle.length > 0; cut += 1) {
          expect(readBundle(bundle.subarray(0, -cut))).toBeUndefined();
        }
      }),
    );
    expect(writeBundle([Buffer.from('ab'), Buffer.alloc(0)]).toString('hex')).toBe('000261620000');
  });
});

describe('an entry', () => {
  const entry: Entry = {
    format: 'khen.entry/1',
    act: 'release.published',
    at: '2026-11-23T07:27:03.123Z',
    for: 'o',
    on: { type: 'release', id: 'r', version: 2 },
    documents: [{ type: 'release', lang: 'vi', sha256: 'a'.repeat(64), change: 'new' }],
    previous: 4711,
    audit: 'b'.repeat(64),
    detail: {},
  };

  it('is written in canonical form and read back', () => {
    const bytes = writeEntry(entry);
    expect(bytes.toString()).toBe(canonicalJson(entry));
    expect(readEntry(canonicalValue(bytes))).toEqual(entry);
  });

  it('is not written with anything that is not declared: members, acts, details, times in another form', () => {
    for (const wrong of [
      { note: 'x' },
      { act: 'release.praised' },
      { detail: { by: 'a person' } },
      { at: '2026-11-23T07:27:03Z' },
      { at: '2026-11-23T14:27:03.123+07:00' },
      { at: '2026-02-30T00:00:00.000Z' },
      { previous: -1 },
      { audit: 'x' },
      { on: { type: 'release', id: 'r', version: 0 } },
      { on: { ...entry.on, name: 'x' } },
      { documents: [{ ...entry.documents[0], change: 'maybe' }] },
    ]) {
      expect(attempt(() => writeEntry({ ...entry, ...wrong } as Entry))).toBeUndefined();
    }
  });

  it('is read with what later versions add, and not without what it must have', () => {
    expect(
      readEntry({ ...entry, act: 'contract.signed', note: 1, on: { ...entry.on, more: 1 } }),
    ).toMatchObject({ act: 'contract.signed' });
    for (const member of ['format', 'act', 'at', 'on', 'documents', 'audit', 'detail']) {
      expect(
        readEntry(Object.fromEntries(Object.entries(entry).filter(([name]) => name !== member))),
      ).toBeUndefined();
    }
  });
});

describe('a sealed document', () => {
  const document = {
    format: 'khen.document/1' as const,
    log: 'l',
    type: 'release',
    id: 'r',
    version: 1,
    lang: 'vi',
    nonce: Buffer.alloc(16, 1).toString('base64url'),
  };

  it('is its canonical bytes with their digest', () => {
    const { bytes, sha256 } = sealDocument({
      ...document,
      content: { title: 'Hà Giang\nmùa hoa', count: 3, urgent: false, topics: [] },
    });
    expect(bytes.toString()).toBe(canonicalJson(JSON.parse(bytes.toString())));
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is refused with what is null, not an integer, not NFC, hidden, or half a character, and the place is named', () => {
    for (const [wrong, why] of [
      [null, 'is absent'],
      [undefined, 'is absent'],
      [1.5, 'not an integer'],
      [2 ** 53, 'not an integer'],
      ['Ha\u0300', 'normal form C'],
      ['a\tb', 'control'],
      ['a\r\nb', 'control'],
      ['\u202eabc', 'direction'],
      ['\u2066abc', 'direction'],
      ['\ud800', 'half a character'],
      [new Map([['a', null]]).get('a'), 'is absent'],
    ] as const) {
      expect(() => sealDocument({ ...document, content: { list: ['x', { title: wrong }] } })).toThrow(
        `/content/list/1/title`,
      );
      expect(() => sealDocument({ ...document, content: { title: wrong } })).toThrow(why);
    }
    expect(() => sealDocument({ ...document, ['na\u0300me']: 1 })).toThrow('normal form C');
    for (const nonce of [
      '',
      'short',
      `${document.nonce}=`,
      Buffer.alloc(16).toString('base64url').replace(/.$/, 'B'),
    ]) {
      expect(() => sealDocument({ ...document, nonce })).toThrow('no envelope');
    }
  });
});

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
