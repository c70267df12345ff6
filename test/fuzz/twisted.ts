import type { Described } from '../api/described.js';
import { nothingThere, type Prepared } from '../api/operations.js';
import type { Ask } from '../support/api.js';
import type { BodyTwist, Twist } from './twists.js';

/** A request as it is sent. */
interface Twisted {
  readonly method: string;
  readonly path: string;
  readonly ask: Ask;
}

/** The request that an operation answers with success, twisted. */
export function twisted(operation: Described, prepared: Prepared, twist: Twist): Twisted {
  const { at = {}, query = '', ask = {} } = prepared;
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const [which, put] = twist.place ?? [0, ''];
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (twist.place && name === names[which % names.length])
      return /^[%.;]/.test(put) ? put : encodeURIComponent(put.toWellFormed());
    return at[name] ?? nothingThere[name] ?? 'vi';
  });
  const kept = new URLSearchParams(query);
  for (const [name, , instead] of twist.query) if (instead) kept.delete(name);
  for (const [name, value] of twist.query) kept.append(name, value.toWellFormed());
  const text = kept.toString();
  return {
    method: twist.method ?? operation.method,
    path: path + (text && `?${text}`),
    ask: withHeaders(withBody(ask, twist.body), twist.headers),
  };
}

function withHeaders(ask: Ask, changes: Twist['headers']): Ask {
  let { ifMatch, once } = ask;
  const more: Record<string, string> = { ...ask.headers };
  for (const [name, value] of changes) {
    if (name === 'if-match') ifMatch = value ?? undefined;
    else if (name === 'idempotency-key') once = value ?? undefined;
    else if (value === null) delete more[name];
    else more[name] = value;
  }
  return { ...ask, ifMatch, once, headers: more };
}

function withBody(ask: Ask, twist: BodyTwist | null): Ask {
  if (!twist) return ask;
  const { body } = ask;
  switch (twist.how) {
    case 'text':
      return { ...ask, body: twist.text };
    case 'type':
      return { ...ask, body: body ?? '{}', headers: { ...ask.headers, 'content-type': twist.type } };
    case 'members':
      return { ...ask, body: { ...(body as object), ...twist.members } };
    case 'add': {
      // A member that is called so, whatever that means elsewhere.
      const more = Object.defineProperty({ ...(body as object) }, twist.name, {
        value: twist.value,
        enumerable: true,
      });
      return { ...ask, body: more };
    }
    default:
  }
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    const bytes = Buffer.from(body);
    const place = twist.at % (bytes.length + 1);
    const put = twist.how === 'put' ? Buffer.from(JSON.stringify(twist.value)) : Buffer.alloc(0);
    return { ...ask, body: Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + 1)]) };
  }
  return { ...ask, body: changed(body, twist) };
}

/** The body with the value at one of its places put in the place of what was there, or dropped. */
function changed(body: unknown, { at, ...twist }: BodyTwist & { at: number }): unknown {
  if (body === undefined) return twist.how === 'put' ? twist.value : undefined;
  const copy = structuredClone(body);
  const places = placesIn(copy);
  const place = places[at % (places.length + 1)];
  if (!place) return twist.how === 'put' ? (twist.value ?? 'null') : '';
  const [parent, key] = place;
  if (twist.how === 'put') parent[key] = twist.value;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
  return copy;
}

type Parent = Record<string, unknown>;

function placesIn(value: unknown): [Parent, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Parent;
  return Object.keys(parent).flatMap((key): [Parent, string][] => [[parent, key], ...placesIn(parent[key])]);
}
