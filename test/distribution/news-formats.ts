import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';

interface Vocabulary {
  readonly classes: Readonly<Record<string, readonly string[]>>;
  readonly properties: Readonly<
    Record<string, { readonly domain: readonly string[]; readonly range: readonly string[] }>
  >;
}
export interface Node {
  readonly '@type': string;
  readonly [property: string]: unknown;
}

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/standards/${path}`, import.meta.url), 'utf8'));

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
// We say no coordinates, so that nothing may be there.
ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', not: {} });
const isNinjs = ajv.compile(read('ninjs/ninjs-schema_3.1.json') as object);

/** What is wrong with a ninjs item by IPTC's own schema. */
export function faultsOfNinjs(item: unknown): string[] {
  isNinjs(item);
  return (isNinjs.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const { classes, properties } = read('schema-org/vocabulary.json') as Vocabulary;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const above = (name: string): string[] => [name, ...(classes[name] ?? []).flatMap(above)];

/** What is wrong with a JSON-LD node: properties that its class has not, values that are of no type the property may have. */
export function faultsOfNode(node: Node, at = ''): string[] {
  const type = node['@type'];
  const here = `${at}/${type}`;
  if (!classes[type]) return [`${here} is no class`];
  return Object.entries(node)
    .filter(([name]) => !name.startsWith('@'))
    .flatMap(([name, value]) => {
      const property = properties[name];
      if (!property) return [`${here}.${name} is no property`];
      const wrong = above(type).some((each) => property.domain.includes(each))
        ? []
        : [`${here} has no ${name}`];
      const values: unknown[] = Array.isArray(value) ? value : [value];
      return [...wrong, ...values.flatMap((each) => faultsOfValue(each, property.range, `${here}.${name}`))];
    });
}

function faultsOfValue(value: unknown, range: readonly string[], at: string): string[] {
  if (typeof value === 'object' && value !== null) {
    const node = value as Node;
    const fits = above(node['@type']).some((each) => range.includes(each));
    return [...(fits ? [] : [`${at} is no ${node['@type']}`]), ...faultsOfNode(node, at)];
  }
  return range.some((type) => literals[type]?.(value)) ? [] : [`${at} is not ${range.join(' or ')}`];
}

const isAddress = (value: unknown): boolean => typeof value === 'string' && URL.canParse(value);
const literals: Readonly<Record<string, (value: unknown) => boolean>> = {
  Text: (value) => typeof value === 'string' && value !== '',
  URL: isAddress,
  // A member of an enumeration is named by its address.
  ItemListOrderType: isAddress,
  Boolean: (value) => typeof value === 'boolean',
  Integer: Number.isInteger,
  Number: (value) => typeof value === 'number',
  DateTime: (value) => typeof value === 'string' && INSTANT.test(value),
  Duration: (value) => typeof value === 'string' && /^PT\d+S$/.test(value),
};
