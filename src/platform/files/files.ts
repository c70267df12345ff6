import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { Config } from '../config/index.js';
import { Database, type Queryable, type Transaction, violatedConstraint } from '../database/index.js';
import type { Principal } from '../http/index.js';
import { type Rendition, render } from '../pictures/index.js';
import { filesError } from './files.errors.js';
import * as repository from './files.repository.js';
import { FileStore } from './file-store.js';
import { safeName } from './media-types.js';
import type { ByteRange } from './range.js';
import { RenditionStore } from './rendition-store.js';
import { type StoredFile, storedFile, toStoredFile } from './stored-file.js';

/** Something that shows files. Whoever has `permission` for `organisation` may read them; if it is public, everybody. */
export interface FileReference {
  /** Any word but `upload`; with `id` it names the object. */
  readonly type: string;
  readonly id: string;
  readonly organisation: string;
  readonly permission: string;
  readonly public: boolean;
  /** Another object that shows the files, whose names for them are kept. */
  readonly namesOf?: { readonly type: string; readonly id: string };
}

/** Who wants to read: a signed-in person, anyone at all, or the server itself, which may read everything. */
export type FileReader = Principal | 'anyone' | 'system';

interface PutOptions {
  /** Whose upload it is, until something refers to it or a day has passed. */
  readonly account?: string;
  readonly name?: string | undefined;
  /** At most this many bytes, default MAX_FILE_BYTES. */
  readonly most?: number;
}

const UPLOAD_LIFETIME = 24 * 3_600_000;
/** Stands for the server where an account is asked for. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The file store: bytes once each on disk, rows that say what refers to them and so who may read them. */
@Injectable()
export class Files {
  private readonly store: FileStore;
  private readonly renditions: RenditionStore;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    this.store = new FileStore(join(config.dataDir, 'files'));
    this.renditions = new RenditionStore(config.dataDir);
  }

  /**
   * Takes a file in. The same bytes are stored once, whoever sends them. Until something refers to it within a day it is
   * its sender's alone. A picture is written anew without what it tells of place, person and camera, before it gets its
   * digest. Throws `files.empty`, `files.too-large`, `files.unsupported`, `files.active-pdf`, `files.no-space`, or an error
   * of `pictures`.
   */
  async put(
    source: AsyncIterable<Uint8Array>,
    { account = NOBODY, name, most }: PutOptions = {},
  ): Promise<StoredFile> {
    const incoming = await this.store.receive(source, most ?? this.config.maxFileBytes);
    const { sha256, mediaType } = incoming;
    try {
      const ownName = safeName(name, mediaType);
      await this.database.transaction(async (tx) => {
        const now = await this.clock.now(tx);
        const createdBy = account === NOBODY ? undefined : account;
        await repository.keepFileRow(tx, incoming, now, createdBy);
        await repository.writeUploads(tx, account, [{ sha256, name: ownName ?? null }], now);
        // Before the commit, while the row is held: else a sweep could take the bytes of a file that is just sent again.
        await this.store.keep(incoming);
      });
      return storedFile(incoming, ownName);
    } catch (error) {
      await this.store.discard(incoming);
      throw error;
    }
  }

  /**
   * The file, if it exists and that reader may read it; `public` tells whether anyone may. Its name is what those call it
   * who let the reader read it; a public file has the same one for everybody, since caches share it.
   */
  async find(
    sha256: string,
    reader: FileReader,
  ): Promise<(StoredFile & { readonly public: boolean }) | undefined> {
    const [row] = await this.readable(this.database, [sha256], reader);
    return row && { ...storedFile(toStoredFile(row), nameFor(row, reader)), public: row.public };
  }

  /** A smaller size of a picture, made if nobody asked before. Ask `find` first: this does not. */
  async rendition({ sha256, width = 0, height = 0 }: StoredFile, rendition: Rendition): Promise<Buffer> {
    const path = this.store.pathOf(sha256);
    return this.renditions.get(sha256, rendition.name, {
      make: () => render(path, width * height, rendition),
      // Else one that is finished just now would outlive the picture that is being erased.
      keep: (place) =>
        this.database.transaction(async (tx) => {
          const [there] = await repository.lockFileRows(tx, [sha256]);
          if (there) await place();
        }),
    });
  }

  /** The bytes, or some of them. Ask `find` first: this does not. Throws `files.missing`. */
  open(sha256: string, range?: ByteRange): Promise<Readable> {
    return this.store.open(sha256, range);
  }

  /**
   * Makes the object refer to exactly these files, readable as `reference` says. What it no longer refers to goes, but
   * stays the reader's for a day, so that an edit can be undone. Files that are new to the object must be readable by
   * `reader`, else knowing a digest would be enough to read a file; they get the name under which `reader` uploaded them,
   * never what somebody else calls the same bytes. Throws `files.unknown`.
   */
  async refer(
    tx: Transaction,
    reference: FileReference,
    digests: readonly string[],
    reader: FileReader,
  ): Promise<StoredFile[]> {
    const wanted = [...new Set(digests)];
    const now = await this.clock.now(tx);
    await repository.lockFileRows(tx, wanted);
    const before = await repository.listReferredFiles(tx, reference.type, reference.id);
    const already = new Set(before.map(({ sha256 }) => sha256));
    const readable = new Set((await this.readable(tx, wanted, reader)).map(({ sha256 }) => sha256));
    const unknown = wanted.find((sha256) => !already.has(sha256) && !readable.has(sha256));
    if (unknown !== undefined) throw filesError('unknown', { sha256: unknown });
    const gone = await repository.dropOtherReferences(tx, reference.type, reference.id, wanted);
    if (typeof reader === 'object') await repository.writeUploads(tx, reader.id, gone, now);
    else this.removeAfterCommit(tx, gone);
    const sender = typeof reader === 'object' ? reader.id : NOBODY;
    await repository.writeReferences(tx, reference, wanted, sender, now);
    const after = await repository.listReferredFiles(tx, reference.type, reference.id);
    const rows = new Map(after.map((row) => [row.sha256, row]));
    return wanted.map((sha256) => storedFile(toStoredFile(rows.get(sha256)!), rows.get(sha256)!.name));
  }

  /**
   * Ends all references of the object. Files that nothing else refers to are erased once the transaction is committed;
   * what somebody uploaded stays theirs until it expires.
   */
  async release(tx: Transaction, object: Pick<FileReference, 'type' | 'id'>): Promise<void> {
    const gone = await repository.dropOtherReferences(tx, object.type, object.id, []);
    this.removeAfterCommit(tx, gone);
  }

  /** Takes files to which nothing refers any more away from those who sent them, a day or no day. */
  async forget(tx: Transaction, digests: readonly string[]): Promise<void> {
    this.removeAfterCommit(tx, await repository.dropEveryUploadOf(tx, digests));
  }

  /**
   * Ends the server's own hold on files that it put in without an account. What nothing refers to by now is erased once the
   * transaction is committed, instead of after a day.
   */
  async letGo(tx: Transaction, digests: readonly string[]): Promise<void> {
    this.removeAfterCommit(tx, await repository.dropUploadsOf(tx, NOBODY, digests));
  }

  /**
   * Removes uploads that nothing referred to within a day, files without references, and what crashes left on the disk.
   * For a scheduled task; may run in several processes at once.
   */
  async sweep(): Promise<void> {
    const before = new Date((await this.clock.now()).getTime() - UPLOAD_LIFETIME);
    await repository.dropUploadsBefore(this.database, before);
    for (let after = ''; ;) {
      const digests = await repository.listUnreferencedFiles(this.database, after);
      if (digests.length === 0) break;
      await this.removeUnreferenced(digests);
      after = digests.at(-1)!;
    }
    await this.store.sweepIncoming(before);
    for await (const digests of this.store.kept(before)) {
      await this.removeUnreferenced(await repository.adoptFiles(this.database, digests, before));
    }
    await this.renditions.sweep(before, (sha256) => this.store.has(sha256));
  }

  private async readable(on: Queryable, digests: readonly string[], reader: FileReader) {
    const account = typeof reader === 'object' ? reader.id : undefined;
    const rows = await repository.findFileAccess(on, digests, account);
    return rows.filter(
      (row) => row.public || row.uploaded || reader === 'system' || holdersFor(row, reader).length > 0,
    );
  }

  private removeAfterCommit(tx: Transaction, gone: readonly repository.NamedDigest[]): void {
    const digests = gone.map(({ sha256 }) => sha256);
    // A crash may skip this; the sweep makes up for it.
    if (digests.length > 0)
      tx.afterCommit(() => void this.removeUnreferenced(digests).catch(() => undefined));
  }

  private async removeUnreferenced(digests: readonly string[]): Promise<void> {
    for (const sha256 of digests) {
      try {
        await this.database.transaction(async (tx) => {
          // The row is locked until the bytes are gone, so that the same file sent again waits and then writes its own.
          if (!(await repository.dropUnreferencedFile(tx, sha256))) return;
          await this.store.remove(sha256);
          await this.renditions.remove(sha256);
        });
      } catch (error) {
        // Something came to refer to it in the meantime.
        if (violatedConstraint(error) !== 'file_reference_file_fk') throw error;
      }
    }
  }
}

function holdersFor({ holders }: repository.AccessRow, reader: FileReader) {
  if (typeof reader !== 'object') return [];
  return holders.filter(({ permission, organisation }) => reader.mayFor(permission, organisation));
}

function nameFor(row: repository.AccessRow, reader: FileReader): string | null {
  if (row.public) return row.public_name;
  return row.upload_name ?? holdersFor(row, reader).find(({ name }) => name !== null)?.name ?? null;
}
