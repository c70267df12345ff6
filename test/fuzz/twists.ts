import fc from 'fast-check';
import type { Described } from '../api/described.js';
import { bodies, headers, texts, types, values } from './hostile-values.js';
import { SENT, type Values } from './schemas.js';
import type { Foreign } from './secrets.js';

/** What is done to a body. */
export type BodyTwist =
  | { readonly how: 'members'; readonly members: Readonly<Record<string, unknown>> }
  | { readonly how: 'put'; readonly at: number; readonly value: unknown }
  | { readonly how: 'drop'; readonly at: number }
  | { readonly how: 'add'; readonly name: string; readonly value: unknown }
  | { readonly how: 'text'; readonly text: string }
  | { readonly how: 'type'; readonly type: string };

/** What is other than in the request that an operation answers with success. All of it is data, to be shown and shrunk. */
export interface Twist {
  readonly actor: string;
  readonly body: BodyTwist | null;
  /** Members of the query, beside or instead of those that are there. */
  readonly query: readonly (readonly [name: string, value: string, instead: boolean])[];
  /** A parameter of the path. */
  readonly place: readonly [which: number, value: string] | null;
  /** Headers; null takes one away. */
  readonly headers: readonly (readonly [name: string, value: string | null])[];
  readonly method: string | null;
}

/** The actor who may do what was prepared. */
export const MAY = 'who may';

export const UNTWISTED: Twist = {
  actor: MAY,
  body: null,
  query: [],
  place: null,
  headers: [],
  method: null,
};

const oneOf = <Value>(...each: readonly [weight: number, arbitrary: fc.Arbitrary<Value>][]) =>
  fc.oneof(...each.map(([weight, arbitrary]) => ({ weight, arbitrary })));
const always = <const Value>(value: Value): fc.Arbitrary<Value> => fc.constant(value);

const madeUp = oneOf(
  [1, fc.constantFrom('[]', '{}', 'null', '[null,null]', '["x","x"]', `["2026-01-01T00:00:00Z","${SENT}'"]`)],
  [1, fc.json({ maxDepth: 2 })],
).map((text) => Buffer.from(text).toString('base64url'));
const names = fc.constantFrom('unheardOf', '__proto__', 'constructor', 'limit[]', 'a[b]', 'limit', 'cursor');
// No '..' or '%2e%2e': every URL parser takes them out before they are sent, and another operation answers.
const brokenPlaces = fc.constantFrom(
  'x'.repeat(300),
  '%252e%252e',
  '..%2f',
  '%00',
  '%ff',
  '%zz',
  '...',
  ';a=b',
);
const methods = fc.constantFrom('HEAD', 'PUT', 'DELETE', 'PATCH', 'POST', 'GET', 'OPTIONS', 'TRACE');

/** Ways to twist requests. */
export class Twists {
  private readonly ids: fc.Arbitrary<string>;
  private readonly value: fc.Arbitrary<unknown>;
  private readonly junk: fc.Arbitrary<string>;

  /** `foreign`: ids of what belongs to others, by what they are ids of. */
  constructor(
    private readonly fitting: Values,
    private readonly actors: readonly string[],
    private readonly foreign: Foreign,
  ) {
    this.ids = fc.constantFrom(...Object.values(foreign).flat());
    this.value = oneOf<unknown>(
      [4, fc.constantFrom(...values)],
      [2, this.ids],
      [1, fc.jsonValue({ maxDepth: 3 })],
      [1, fc.string({ unit: 'binary' })],
    );
    this.junk = oneOf(
      [2, fc.constantFrom(...texts.filter((text) => text.length < 1_000))],
      [1, this.ids],
      [1, madeUp],
      [1, fc.string({ unit: 'binary', maxLength: 20 })],
    );
  }

  /** `next`: where a list that was asked goes on, if it is one and does. */
  of(operation: Described, next?: string): fc.Arbitrary<Twist> {
    const asks = operation.requestBody !== undefined;
    const asksInAddress = operation.parameters?.some((parameter) => parameter.in === 'query');
    return fc.record({
      actor: oneOf([3, always(MAY)], [2, fc.constantFrom(...this.actors)]),
      body: oneOf<BodyTwist | null>([asks ? 1 : 15, always(null)], [asks ? 2 : 1, this.body(operation)]),
      query: oneOf<Twist['query']>(
        [asksInAddress ? 1 : 8, always([])],
        [2, fc.array(this.member(operation), { maxLength: 3 })],
        ...(next === undefined ? [] : [this.tampered(next)]),
      ),
      place: oneOf<Twist['place']>([3, always(null)], ...this.place(operation)),
      headers: oneOf<Twist['headers']>(
        [3, always([])],
        [1, fc.array(fc.constantFrom(...headers), { maxLength: 2 })],
      ),
      method: oneOf<string | null>([25, always(null)], [1, methods]),
    });
  }

  private body({ requestBody }: Described): fc.Arbitrary<BodyTwist> {
    const { value } = this;
    const schema = requestBody?.content['application/json']?.schema;
    const name = fc.constantFrom('unheardOf', '__proto__', 'constructor', 'id', 'state', '');
    const ofJson: [number, fc.Arbitrary<BodyTwist>][] = schema
      ? [
          [6, fc.record({ how: always('members'), members: this.fitting.members(schema) })],
          [6, fc.record({ how: always('put'), at: fc.nat(40), value })],
          [2, fc.record({ how: always('drop'), at: fc.nat(40) })],
          [1, fc.record({ how: always('add'), name, value })],
        ]
      : [[2, fc.record({ how: always('put'), at: fc.nat(4_000), value })]];
    return oneOf<BodyTwist>(
      ...ofJson,
      [2, fc.record({ how: always('text'), text: fc.constantFrom(...bodies) })],
      [2, fc.record({ how: always('type'), type: fc.constantFrom(...types) })],
    );
  }

  /** A member of the query: one that the operation knows, as it should be or not, or another. */
  private member({ parameters = [] }: Described): fc.Arbitrary<Twist['query'][number]> {
    const asked = parameters.filter((parameter) => parameter.in === 'query');
    return oneOf<Twist['query'][number]>(
      ...asked.flatMap(({ name, schema = {} }): [number, fc.Arbitrary<Twist['query'][number]>][] => [
        [3, fc.tuple(always(name), this.fitting.of(schema).map(String), always(true))],
        [2, fc.tuple(always(name), this.junk, fc.boolean())],
      ]),
      [1, fc.tuple(names, this.junk, always(false))],
    );
  }

  /** A real cursor with one of its parts put otherwise. */
  private tampered(next: string): [number, fc.Arbitrary<Twist['query']>] {
    const parts = [JSON.parse(Buffer.from(next, 'base64url').toString('utf8')) as unknown].flat();
    const cursors = fc.tuple(fc.nat(parts.length - 1), this.value).map(([at, value]) => {
      const changed = parts.with(at, value);
      return Buffer.from(JSON.stringify(parts.length > 1 ? changed : value)).toString('base64url');
    });
    return [1, cursors.map((cursor) => [['cursor', cursor.slice(0, 500), true]])];
  }

  /** Another value of one parameter in the path; most of all the id of such a thing that belongs to others. */
  private place({ path }: Described): [number, fc.Arbitrary<readonly [number, string]>][] {
    const kinds = [...path.matchAll(/(\w+)\/\{\w+\}/g)].map(([, kind]) => kind!);
    return kinds.map((kind, which) => [
      1,
      fc.tuple(
        always(which),
        oneOf(
          [3, fc.constantFrom(...(this.foreign[kind] ?? Object.values(this.foreign).flat()))],
          [1, this.junk],
          [1, brokenPlaces],
        ),
      ),
    ]);
  }
}
