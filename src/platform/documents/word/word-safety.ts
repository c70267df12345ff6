import { isXml, MOST_SETTINGS, shown, type WordPackage } from './word-package.js';
import { wordError } from './word.errors.js';
import { attributesOf, localName, xmlTokens } from './xml.js';

export interface Relationship {
  readonly id: string;
  /** The last word of its type: `image`, `hyperlink`, `styles`. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

const MAIN = /wordprocessingml\.document\.main\+xml$/;
const MACROS = /macroEnabled|vbaProject|vbaData/i;
const OBJECTS = /oleObject|activeX/i;
/** Fields that fetch something; some are run by Word without a click. */
const FETCHING = new Set([
  'DDE',
  'DDEAUTO',
  'LINK',
  'INCLUDETEXT',
  'INCLUDEPICTURE',
  'IMPORT',
  'DATABASE',
  'RD',
]);

/**
 * Refuses a package that holds, or reaches for, what a document for the public has no need of: macros, objects, content
 * and files elsewhere, document types in any of its XML. Answers with the name of the main part.
 */
export async function checkPackage(parts: WordPackage): Promise<string> {
  if (parts.names.some((name) => MACROS.test(name))) throw wordError('macros');
  const types = await parts.xml('[Content_Types].xml', MOST_SETTINGS);
  if (types === undefined) throw wordError('not-word');
  const main = await findMain(parts, types);
  if (parts.names.some((name) => /\/activeX\/|\/oleObject[^/]*$/i.test(name)))
    throw wordError('embedded-object');
  for (const name of parts.names) {
    if (!isXml(name)) continue;
    const isRelationships = name.toLowerCase().endsWith('.rels');
    const xml = await parts.xml(name, isRelationships ? MOST_SETTINGS : undefined);
    if (isRelationships) checkRelationships(readRelationships(xml), name, main);
  }
  return main;
}

async function findMain(parts: WordPackage, types: string): Promise<string> {
  let main: string | undefined;
  for (const token of xmlTokens(types)) {
    const attributes = attributesOf(token);
    const type = attributes.get('ContentType') ?? '';
    if (MACROS.test(type)) throw wordError('macros');
    if (OBJECTS.test(type) && !attributes.has('Extension')) throw wordError('embedded-object');
    if (MAIN.test(type)) main = attributes.get('PartName') ?? main;
  }
  const roots = readRelationships(await parts.xml('_rels/.rels', MOST_SETTINGS));
  const target = roots.find(({ type, external }) => type === 'officeDocument' && !external)?.target;
  const path = target?.replace(/^\//, '');
  if (main === undefined || path === undefined || main.toLowerCase() !== `/${path.toLowerCase()}`)
    throw wordError('not-word');
  return path;
}

/** The relationships of a part, from the text of its `.rels`. */
export function readRelationships(xml: string | undefined): Relationship[] {
  const found: Relationship[] = [];
  for (const token of xmlTokens(xml ?? '')) {
    if (token.kind !== 'open' || localName(token.name) !== 'Relationship') continue;
    const attributes = attributesOf(token);
    const type = attributes.get('Type') ?? '';
    found.push({
      id: attributes.get('Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: attributes.get('Target') ?? '',
      external: attributes.get('TargetMode')?.toLowerCase() === 'external',
    });
  }
  return found;
}

function checkRelationships(relationships: readonly Relationship[], name: string, main: string): void {
  const ofMain = name.toLowerCase() === relationshipsOf(main).toLowerCase();
  for (const { type, target, external } of relationships) {
    if (/vbaProject|vbaData/i.test(type)) throw wordError('macros');
    // A chart keeps its figures in a workbook of its own; in the words themselves a workbook is an object.
    if (/^(oleObject|control|activeX)/i.test(type) || (ofMain && type === 'package'))
      throw wordError('embedded-object');
    if (type === 'hyperlink') {
      if (isLocal(target)) throw wordError('local-link', { target: shown(target) });
    } else if (external && type === 'attachedTemplate')
      throw wordError('linked-template', { target: shown(target) });
    else if (external || isLocal(target)) throw wordError('linked-content', { target: shown(target) });
  }
}

/** Refuses the instruction of a field that fetches something or links to a file. */
export function checkField(instruction: string): void {
  const [, name = '', rest = ''] = /^\s*(\w+)(.*)$/s.exec(instruction) ?? [];
  const words = Array.from(rest.matchAll(/"([^"]*)"|[^\s"]+/g), ([all, quoted]) => quoted ?? all);
  // Within a field a backslash is written twice; which word is the address depends on the switches before it.
  const isFile = words.find((word) => isLocal(word) || isLocal(word.replaceAll('\\\\', '\\')));
  if (FETCHING.has(name.toUpperCase())) {
    // Word keeps the picture itself beside the address that it once came from.
    const isPictureOfWeb =
      name.toUpperCase() === 'INCLUDEPICTURE' && words.some((word) => /^https?:/i.test(word));
    if (isFile !== undefined || !isPictureOfWeb)
      throw wordError('linked-content', { target: shown(isFile ?? rest) });
  }
  if (name.toUpperCase() === 'HYPERLINK' && isFile !== undefined)
    throw wordError('local-link', { target: shown(isFile) });
}

/** Whether an address names a file of a computer or a share: file:, C:\…, \\server\…, in whatever disguise. */
function isLocal(target: string): boolean {
  const address = decoded(target)
    .replace(/[\0-\x20]/g, '')
    .replaceAll('\\', '/');
  return /^(file:|\/\/|[a-z]:\/|[a-z]\|)/i.test(address);
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

export function relationshipsOf(part: string): string {
  const cut = part.lastIndexOf('/') + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

/** The part that a target means, seen from another: `../media/a.png`, `/word/media/a.png`. Empty if it is no address. */
export function partOf(from: string, target: string): string {
  const base = `part:///${from}`;
  if (!URL.canParse(target, base)) return '';
  return decoded(new URL(target, base).pathname).replace(/^\/+/, '');
}
