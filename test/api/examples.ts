import { writeFileSync } from 'node:fs';

const LONGEST_LIST = 2;
const LONGEST_TEXT = 600;

/** Real requests and answers, shortened, by the operation that they belong to. */
export class Examples {
  private readonly kept: Record<string, { request?: unknown; answer?: unknown }> = {};

  constructor(private readonly path: string) {}

  get count(): number {
    return Object.keys(this.kept).length;
  }

  /** What is no JSON is left out. */
  keep(operation: string, request: unknown, answer: unknown): void {
    const isJson = (value: unknown): boolean =>
      typeof value === 'object' && value !== null && !Buffer.isBuffer(value);
    if (!isJson(request) && !isJson(answer)) return;
    this.kept[operation] = {
      ...(isJson(request) && { request }),
      ...(isJson(answer) && { answer: shortened(answer) }),
    };
  }

  write(): void {
    const sorted = Object.entries(this.kept).toSorted(([a], [b]) => (a < b ? -1 : 1));
    writeFileSync(this.path, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
  }
}

/** Pages and tokens would fill the description; lists of a fixed length stay whole. */
function shortened(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    if (key === 'accessToken' || key === 'access_token') return `${value.slice(0, value.indexOf('.'))}.…`;
    if (key === 'signOutUrl') return value.slice(0, value.indexOf('?'));
    if (key === 'clientSecret') return `${value.slice(0, 'khen_'.length)}…`;
    return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  }
  if (Array.isArray(value)) {
    const shown = key === 'items' ? value.slice(0, LONGEST_LIST) : value;
    return shown.map((each) => shortened(each));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shortened(member, name)]));
}
