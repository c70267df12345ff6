import { parseArgs } from 'node:util';
import type { Language } from '../../platform/errors/index.js';
import { Unusable } from './unusable.js';

export interface VerifyOptions {
  readonly target: string;
  readonly key: readonly string[];
  readonly keyFile: readonly string[];
  readonly log: string | undefined;
  readonly old: string | undefined;
}

const options = {
  key: { type: 'string', multiple: true },
  'key-file': { type: 'string', multiple: true },
  log: { type: 'string' },
  old: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Reads the arguments. Throws Unusable for everything that is no call of this command. */
export function readOptions(args: readonly string[]): VerifyOptions {
  const { values, positionals } = parse(args);
  const [target, ...rest] = positionals;
  if (!target || rest.length > 0 || values.help) throw new Unusable('usage');
  return {
    target,
    key: values.key ?? [],
    keyFile: values['key-file'] ?? [],
    log: values.log,
    old: values.old,
  };
}

/** The language of the report: `--lang`, else LANG, else English. */
export function languageOf(args: readonly string[], locale: string | undefined): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const wanted = at < 0 ? locale : args[at]!.includes('=') ? args[at]!.split('=')[1] : args[at + 1];
  return wanted?.toLowerCase().startsWith('vi') ? 'vi' : 'en';
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new Unusable('usage');
  }
}
