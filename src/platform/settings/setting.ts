import { z } from 'zod';
import type { Language } from '../i18n/index.js';

interface Declared<T> {
  /** Of the value, which is plain JSON: what is written is what is read, so nothing in it transforms or has a default. */
  readonly schema: z.ZodType<T>;
  /** What holds while no row says otherwise. */
  readonly initial: NoInfer<T>;
  /** Whether it may differ from organisation to organisation; else it is one for the whole installation. */
  readonly perOrganisation: boolean;
  /** What it is about, in a few words. */
  readonly vi: string;
  readonly en: string;
  /** What a value means and what comes of it, for whoever sets one. */
  readonly help: Readonly<Record<Language, string>>;
  /** SHA-256 of the files that a value shows, readable by everybody from then on. */
  files?(this: void, value: NoInfer<T>): readonly string[];
  /** Of a choice: each value in words. */
  readonly choices?: Readonly<Record<string, Readonly<Record<Language, string>>>>;
}

/** What a person may change while the server runs; where it is, is in dated rows. */
export interface Setting<T> extends Declared<T> {
  readonly key: string;
  /** The JSON Schema of the value: enough for a form, and for a reader of the documentation. */
  readonly form: Readonly<Record<string, unknown>>;
}

export const settingKey = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .meta({ description: 'Module and name of a setting.', example: 'identity.invitation-days' });

const declared = new Map<string, Setting<unknown>>();

/** Declares a setting, once. Throws at load for a key of another form, a schema that is not JSON, an initial value that does not fit. */
export function defineSetting<T>(key: string, options: Declared<T>): Setting<T> {
  settingKey.parse(key);
  if (declared.has(key)) throw new Error(`The setting ${key} is declared twice.`);
  const { $schema: _, ...form } = z.toJSONSchema(options.schema);
  options.schema.parse(options.initial);
  const setting = { ...options, key, form };
  declared.set(key, setting);
  return setting;
}

/** Every declared setting by key. */
export const settingCatalogue: ReadonlyMap<string, Setting<unknown>> = declared;
