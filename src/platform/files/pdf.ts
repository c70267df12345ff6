import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, inflate } from 'node:zlib';
import { filesError } from './files.errors.js';

const inflated = promisify(inflate);
const WINDOW = 1_048_576;
/** Longer than any of the patterns, and than the dictionary of an object stream. */
const OVERLAP = 4096;
const MOST_STREAMS = 2000;
const MOST_INFLATED = 4_194_304;
const MOST_INFLATED_IN_ALL = 67_108_864;

// ISO 32000-2, 7.3.5: any letter of a name may be written as # and two digits.
const name = (text: string): string =>
  `/${text.replace(/./g, (letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16)})`)}(?![^\\s()<>[\\]{}/%])`;
const ACTIVE = new RegExp(['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles'].map(name).join('|'), 'i');
const BYTE_RANGE = /\/ByteRange\s*\[\s*\d+\s+\d+\s+\d+\s+\d+\s*\]/;
const SIGNATURE = /\/Type\s*\/(?:Sig|DocTimeStamp)(?![A-Za-z])|\/SubFilter\s*\/(?:adbe\.|ETSI\.)/;
const OBJECT_STREAM = /\/ObjStm\b[^]{0,1024}?\bstream\r?\n/g;

/**
 * Refuses a PDF that would do something when it is opened: scripts, starting programs, files within it. Tells whether a
 * signature is in it, and verifies none. Names are looked for in the file and in its compressed objects; not in what is
 * encrypted, behind filters other than Flate, or beyond the first 2,000 streams of compressed objects. Throws `files.active-pdf`.
 */
export async function inspectPdf(path: string): Promise<{ signed?: true }> {
  let [range, signature] = [false, false];
  let [streams, inflatedInAll] = [0, 0];
  await using handle = await open(path, 'r');
  const buffer = Buffer.alloc(WINDOW + OVERLAP);
  for (let at = 0; ; at += WINDOW) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    const text = buffer.toString('latin1', 0, bytesRead);
    refuseActive(text);
    range ||= BYTE_RANGE.test(text);
    signature ||= SIGNATURE.test(text);
    for (const match of text.matchAll(OBJECT_STREAM)) {
      const enough = (streams += 1) > MOST_STREAMS || inflatedInAll > MOST_INFLATED_IN_ALL;
      if (match.index >= WINDOW || enough) break;
      const objects = await content(handle, at + match.index + match[0].length);
      inflatedInAll += objects.length;
      refuseActive(objects);
    }
    if (bytesRead < buffer.length) return range && signature ? { signed: true } : {};
  }
}

function refuseActive(text: string): void {
  if (ACTIVE.test(text)) throw filesError('active-pdf');
}

/** The compressed objects that begin there, as far as they can be read. */
async function content(handle: Awaited<ReturnType<typeof open>>, at: number): Promise<string> {
  const compressed = Buffer.alloc(WINDOW);
  const { bytesRead } = await handle.read(compressed, 0, compressed.length, at);
  try {
    const plain = await inflated(compressed.subarray(0, bytesRead), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: MOST_INFLATED,
    });
    return plain.toString('latin1');
  } catch {
    return '';
  }
}
