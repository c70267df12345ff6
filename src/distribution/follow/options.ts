import { parseArgs } from 'node:util';
import { z } from 'zod';
import { languageTagSchema } from '../../platform/i18n/index.js';
import { FollowError } from './words.js';

export interface FollowOptions {
  /** Address of the server, without a slash at the end. */
  readonly server: string;
  readonly folder: string;
  readonly key: readonly string[];
  readonly keyFile: readonly string[];
  /** What the wire is asked for, in a fixed order. */
  readonly filter: Readonly<Record<string, string>>;
  readonly once: boolean;
}

const options = {
  into: { type: 'string', default: 'khen-wire' },
  key: { type: 'string', multiple: true },
  'key-file': { type: 'string', multiple: true },
  topic: { type: 'string' },
  organisation: { type: 'string' },
  lang: { type: 'string' },
  imported: { type: 'boolean' },
  once: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const Filter = z.object({
  topic: z.uuid().optional(),
  organisation: z.uuid().optional(),
  lang: languageTagSchema.optional(),
});

/** Reads the arguments. Throws `usage` for everything that is no call of this command. */
export function readOptions(args: readonly string[]): FollowOptions {
  const { values, positionals } = parse(args);
  const [place, ...rest] = positionals;
  const filter = Filter.safeParse(values);
  const isAddress = place !== undefined && URL.canParse(place) && /^https?:$/.test(new URL(place).protocol);
  if (!isAddress || rest.length > 0 || values.help || !filter.success) throw new FollowError('usage');
  return {
    server: new URL(place).origin,
    folder: values.into,
    key: values.key ?? [],
    keyFile: values['key-file'] ?? [],
    filter: { ...(filter.data as Record<string, string>), ...(values.imported && { imported: 'true' }) },
    once: values.once ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new FollowError('usage');
  }
}
