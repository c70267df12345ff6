import { SENT } from './schemas.js';

const parsed = (text: string): unknown => JSON.parse(text);

export const texts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'e\u0302\u0301',
  '\u202e\u2066',
  '\ufeff',
  `${SENT}' or '1'='1`,
  `${SENT}";--`,
  `\${${SENT}}`,
  `$1 ${SENT} \\`,
  '../../../etc/passwd',
  '<script>alert(1)</script>',
  '%00',
  'null',
  '-1',
  '1e400',
  '2026-02-30',
  '0000-00-00T00:00:00Z',
  '9999-12-31T23:59:60.999999999+23:59',
  '+275760-09-13T00:00:00.001Z',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  'x'.repeat(70_000),
  'ậ'.normalize('NFD').repeat(300),
] as const;

/** What stands where something else belongs. */
export const values = [
  ...texts,
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  -(2 ** 63),
  1e308,
  [],
  {},
  [[]],
  [null],
  { $ne: null },
  { toString: 'x', length: 1 },
  parsed('{"__proto__":{"x":1}}'),
  { constructor: { prototype: { x: 1 } } },
  Array.from({ length: 3_000 }, (_, index) => `${index}`),
] as const;

export const bodies = [
  '',
  ' ',
  '{',
  'null',
  '[]',
  '1',
  '"x"',
  '\0',
  '\ufeff{}',
  '{}{}',
  '{"a":1,"a":2}',
  '{"__proto__":{"x":1}}',
  '{"\\u005f_proto__":{}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"a":"\\ud800"}',
  '{"a":1e999}',
  '['.repeat(20_000),
  '{"a":'.repeat(20_000),
  `{"a":"${'x'.repeat(1_100_000)}"}`,
] as const;

export const types = [
  'text/plain',
  'APPLICATION/JSON',
  'application/json; charset=utf-16',
  'application/json;',
  'application/problem+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'image/png',
  '*/*',
  '',
  '__proto__',
] as const;

/** Headers; null takes one away. */
export const headers: readonly (readonly [string, string | null])[] = [
  ...[null, '*', '"x"', 'W/"x"', '""', '"'.repeat(50), `"${SENT}'"`, 'x'.repeat(5_000)].map(
    (value) => ['if-match', value] as const,
  ),
  ...['', ' ', 'a b', 'once', 'x'.repeat(201), `${SENT}'`, '\u00e9'].map(
    (value) => ['idempotency-key', value] as const,
  ),
  ...['', 'everybody', '00000000-0000-0000-0000-000000000000', '\u00e9'].map(
    (value) => ['khen-acting-for', value] as const,
  ),
  ...['*', '"x"', 'W/"x", "y"', ','].map((value) => ['if-none-match', value] as const),
  ...['', 'Bearer', 'Bearer x.y.z', 'Basic eDp5', 'Bearer \u00e9', `Bearer ${'x'.repeat(9_000)}`].map(
    (value) => ['authorization', value] as const,
  ),
  ...['', '*', 'xx', 'vi;q=2', 'vi,'.repeat(500), '\u00e9'].map(
    (value) => ['accept-language', value] as const,
  ),
  ...['image/png', 'application/json;q=0', '*/*;q=0', 'x', ',,;'].map((value) => ['accept', value] as const),
  ...['gzip', 'br;q=0, *;q=0', 'identity;q=0', '\u00e9'].map((value) => ['accept-encoding', value] as const),
  ...['bytes=0-', 'bytes=-0', 'bytes=9-1', 'bytes=0-1,3-4', 'x'].map((value) => ['range', value] as const),
  ['cookie', 'khen_refresh=x; khen_refresh=y'],
  ['x-http-method-override', 'DELETE'],
  ['x-forwarded-for', '127.0.0.1'],
  ['x-original-url', '/api/v1/desk/accounts'],
  ['content-encoding', 'gzip'],
];
