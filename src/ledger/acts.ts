import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What is known of an act; docs/ledger-acts.md says what each means. */
interface Declared {
  /** The closed form of `detail`. */
  readonly detail: z.ZodType<Record<string, unknown>>;
  /** It brings a version that the object did not have yet. */
  readonly newVersion?: true;
}

const acts: Readonly<Record<string, Declared>> = {
  'ledger.opened': {
    detail: z.strictObject({
      origin: z.string().min(1),
      /** The log that this one follows, as its last published checkpoint had it; `root` in hexadecimal. */
      previous: z.strictObject({ origin: z.string().min(1), size: z.int().min(1), root: sha256 }).optional(),
    }),
  },
  /** An older portal published it at that time, as its keeper says; the log proves it from here on. */
  'release.imported': {
    detail: z.strictObject({ originallyPublishedAt: z.iso.datetime() }),
    newVersion: true,
  },
  'release.published': { detail: z.strictObject({}), newVersion: true },
  'release.corrected': { detail: z.strictObject({ minor: z.boolean() }), newVersion: true },
  'release.translated': { detail: z.strictObject({}) },
  'release.retracted': { detail: z.strictObject({}) },
  'release.redacted': { detail: z.strictObject({ ground: z.string().regex(/^[a-z-]{1,40}$/) }) },
};

/** Checks the detail of an act. Throws for an act that is not declared, and for members that its form does not have. */
export function checkDetail(act: string, detail: unknown): Record<string, unknown> {
  return declared(act).detail.parse(detail);
}

/** Whether an act brings a version that the object did not have yet. Throws for an act that is not declared. */
export function bringsNewVersion(act: string): boolean {
  return declared(act).newVersion ?? false;
}

function declared(act: string): Declared {
  const found = Object.hasOwn(acts, act) ? acts[act] : undefined;
  if (!found) throw new Error(`The act ${act} is not declared.`);
  return found;
}
