import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupError } from './backup-error.js';

export const FORMAT = 'khen.backup/1';

const part = z.strictObject({
  /** Only what a backup writes: a manifest must not lead out of its folder. */
  file: z.string().regex(/^(tables\/)?[a-z0-9_]+([.-][a-z0-9_]+)*$/),
  bytes: z.int().nonnegative(),
  /** Lower-hex SHA-256 of the file. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifest = z.strictObject({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  /** Numbers of the migrations that made the schema of this backup. */
  migrations: z.array(z.int()),
  tables: z.array(
    part.extend({ schema: z.string(), table: z.string(), columns: z.array(z.string()), rows: z.int() }),
  ),
  sequences: z.array(z.strictObject({ schema: z.string(), sequence: z.string(), value: z.string() })),
  queues: z.array(z.looseObject({ name: z.string(), deadLetter: z.string().nullable(), policy: z.string() })),
  /** One job a line. */
  jobs: part.optional(),
  /** One file of the data folder a line: path, bytes, sha256. */
  files: z.array(part),
});

/** What a backup holds, and the digest of each part: the last file that is written. */
export type Manifest = z.output<typeof manifest>;
export type Part = z.output<typeof part>;
export type TablePart = Manifest['tables'][number];

/** One file of the data folder; its path is relative, with slashes, and lies in a folder of the data folder. */
export const fileLine = z.strictObject({
  // A backslash or colon would mean something on Windows.
  path: z
    .string()
    .regex(/^[^\\:\0]+$/)
    .refine((path) => path.includes('/') && !path.split('/').some((name) => ['', '.', '..'].includes(name))),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
});

/** Reads the manifest of a backup. Throws `BackupError` when the folder is none. */
export async function readManifest(folder: string): Promise<Manifest> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  } catch (error) {
    throw notABackup(folder, error);
  }
  const parsed = manifest.safeParse(content);
  if (!parsed.success) throw notABackup(folder, parsed.error);
  return parsed.data;
}

function notABackup(folder: string, cause: unknown): BackupError {
  return new BackupError(
    `${folder} is no whole backup of Khen: its manifest.json is missing or can't be read; choose another backup.`,
    `${folder} không phải là bản sao lưu đầy đủ của Khen: thiếu hoặc không đọc được manifest.json; hãy chọn bản khác.`,
    { cause },
  );
}
