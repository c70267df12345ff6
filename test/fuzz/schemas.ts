import fc from 'fast-check';
import type { Description, Schema } from '../api/described.js';

/** Part of texts that are sent, by which they are found again where they must not be. */
export const SENT = 'zq8';

const LONGEST = 3_000;
const words = fc.constantFrom(
  'Lũng Cú',
  'đường',
  'Hòa',
  'Hoà',
  'e\u0302\u0301',
  'ꞵ',
  '中文',
  `${SENT}'";--`,
  '1',
  ' ',
);
const times = {
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
} as const;
const instant = fc.date(times).map((date) => date.toISOString());
const languages = fc.constantFrom('vi', 'en', 'zh', 'hmn', 'tyz');

/** Values that a schema of the description takes, as far as it tells: the part of JSON Schema that the description uses. */
export class Values {
  constructor(private readonly description: Description) {}

  of(given: Schema): fc.Arbitrary<unknown> {
    const schema = this.resolved(given);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if ('const' in schema) return fc.constant(schema['const']);
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => this.of(each)));
    if (schema.allOf) {
      const parts = schema.allOf.map((each) => this.of(each) as fc.Arbitrary<object>);
      return fc.tuple(...parts).map((members) => Object.assign({}, ...members) as object);
    }
    const types = [schema.type ?? []].flat();
    if (types.length === 0) return fc.jsonValue({ maxDepth: 2 });
    return fc.oneof(...types.map((type) => this.ofType(type, schema)));
  }

  /** Some members of an object, each as its schema has it. */
  members(given: Schema): fc.Arbitrary<Readonly<Record<string, unknown>>> {
    const entries = Object.entries(this.resolved(given).properties ?? {});
    if (entries.length === 0) return fc.constant({});
    const member = fc.oneof(...entries.map(([name, each]) => fc.tuple(fc.constant(name), this.of(each))));
    return fc.array(member, { minLength: 1, maxLength: 3 }).map((some) => Object.fromEntries(some));
  }

  resolved(schema: Schema): Schema {
    const { $ref } = schema;
    if ($ref === undefined) return schema;
    return this.resolved(this.description.components.schemas[$ref.split('/').at(-1)!]!);
  }

  private ofType(type: string, schema: Schema): fc.Arbitrary<unknown> {
    const { minimum: min = 0, maximum: max = Number.MAX_SAFE_INTEGER } = schema;
    switch (type) {
      case 'null':
        return fc.constant(null);
      case 'boolean':
        return fc.boolean();
      case 'integer':
        return fc.integer({ min, max });
      case 'number':
        return fc.double({ min, max, noNaN: true });
      case 'array':
        return fc.array(this.of(schema.items ?? {}), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3),
        });
      case 'object':
        return this.object(schema);
      default:
        return text(schema);
    }
  }

  private object({
    properties = {},
    required = [],
    additionalProperties: more,
  }: Schema): fc.Arbitrary<unknown> {
    const known = fc.record(
      Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, this.of(each)])),
      { requiredKeys: required as never[] },
    );
    if (typeof more !== 'object') return known;
    return fc.dictionary(languages, this.of(more), { maxKeys: 3 });
  }
}

function text({ format, pattern, minLength = 0, maxLength = LONGEST }: Schema): fc.Arbitrary<string> {
  switch (format) {
    case 'uuid':
      return fc.uuid();
    case 'email':
      return fc.emailAddress().filter((address) => address.length <= maxLength);
    case 'date-time':
      return instant;
    case 'date':
      return instant.map((moment) => moment.slice(0, 10));
    default:
  }
  const fits = (value: string): boolean => value.length >= minLength && value.length <= maxLength;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u')).filter(fits);
  const most = Math.min(maxLength, LONGEST);
  return fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: words, minLength, maxLength: Math.min(most, minLength + 6) }) },
    {
      weight: 2,
      arbitrary: fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(most, minLength + 20) }),
    },
    { weight: 1, arbitrary: fc.constantFrom('x'.repeat(most), 'ậ'.repeat(most), 'x'.repeat(minLength)) },
  );
}
