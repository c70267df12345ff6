import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pageColours } from '../platform/theme/index.js';
import { weave } from './assets.js';
import { fontFaces } from './fonts.js';

/** In this order: what a wide window or paper changes comes last. */
const parts = [
  'base',
  'text',
  'controls',
  'head',
  'foot',
  'lists',
  'read',
  'release',
  'standings',
  'proof',
  'official',
  'prose',
  'wide',
  'print',
];

const sheet = parts
  .map((part) => readFileSync(new URL(`styles/${part}.css`, import.meta.url), 'utf8'))
  .join('')
  .replace(/\/\*.*?\*\//gs, '')
  .replace(/\s*([{};,])\s*/g, '$1')
  .replace(/:\s+/g, ':')
  .replace('/weave.svg', weave.address)
  .trim();

/** Of the one colour that is in use, and the one before. */
const styles = new Map<string, { readonly text: string; readonly policy: string }>();

/** The styles stand in the page, so that it is whole with one request; the policy lets in just these. */
export function styleFor(colour: string) {
  const known = styles.get(colour);
  if (known) return known;
  if (styles.size > 1) styles.clear();
  const text = `${fontFaces()}${pageColours(colour)}${sheet}`;
  const digest = createHash('sha256').update(text).digest('base64');
  const made = {
    text,
    policy:
      `default-src 'none'; style-src 'sha256-${digest}'; script-src 'self'; font-src 'self'; img-src 'self'; ` +
      "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  };
  styles.set(colour, made);
  return made;
}
