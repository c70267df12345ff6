import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/index.js';
import { type FileReference, Files, type StoredFile } from '../../platform/files/index.js';
import type { Principal } from '../../platform/http/index.js';
import type { DocumentRow } from '../documents/documents.repository.js';
import { releaseError } from '../release.errors.js';
import { figuresIn, type Version } from './version.js';

type Holder = Pick<Version, 'version' | 'texts' | 'organisation'>;

/** What makes the files of a version readable for those who may read it at the desk. */
export const versionReference = ({ version, organisation }: Pick<Version, 'version' | 'organisation'>) =>
  ({
    type: 'version',
    id: version.id,
    organisation,
    permission: 'releases.read',
    public: false,
  }) satisfies FileReference;

/** SHA-256 of every file of a version and its texts, each once. */
export function versionFiles({ version, texts }: Pick<Version, 'version' | 'texts'>): string[] {
  return [
    ...new Set([
      ...version.files.map(({ sha256 }) => sha256),
      ...texts.flatMap(({ body, audio }) => [...figuresIn(body), ...(audio ? [audio] : [])]),
    ]),
  ];
}

const fitting: Readonly<Record<string, RegExp>> = {
  attachment: /./,
  picture: /^image\//,
  signed: /^application\/pdf$/,
  audio: /^audio\//,
};

/** Throws for a file that is not of a type for what it is shown as. */
function expectRoles({ version, texts }: Holder, stored: readonly StoredFile[]): void {
  const types = new Map(stored.map(({ sha256, mediaType }) => [sha256, mediaType]));
  const shown = [
    ...version.files,
    ...texts.flatMap(({ body, audio }) => [
      ...figuresIn(body).map((sha256) => ({ sha256, role: 'picture' })),
      ...(audio ? [{ sha256: audio, role: 'audio' }] : []),
    ]),
  ];
  const wrong = shown.find(({ sha256, role }) => !fitting[role]!.test(types.get(sha256) ?? ''));
  if (wrong) throw releaseError('wrong-file', { sha256: wrong.sha256, role: wrong.role });
}

/** SHA-256 of the files that frozen documents name, each once. */
export function filesInDocuments(documents: readonly Pick<DocumentRow, 'bytes'>[]): string[] {
  const named = documents.flatMap(({ bytes }) => {
    const { files = [] } = JSON.parse(bytes?.toString('utf8') ?? '{}') as { files?: { sha256: string }[] };
    return files.map(({ sha256 }) => sha256);
  });
  return [...new Set(named)];
}

/** Who may read the files of versions: the desk by one reference, everybody by another, for what public documents name. */
@Injectable()
export class VersionFiles {
  constructor(private readonly files: Files) {}

  /** After a change: exactly what the version and its texts show now. New files must be readable by the principal. */
  async refer(tx: Transaction, version: Holder, principal: Principal | 'system'): Promise<void> {
    const stored = await this.files.refer(tx, versionReference(version), versionFiles(version), principal);
    expectRoles(version, stored);
  }

  /** A copy shows what another version shows, under the same names. */
  async referCopy(tx: Transaction, version: Holder, from: string): Promise<void> {
    const reference = { ...versionReference(version), namesOf: { type: 'version', id: from } };
    await this.files.refer(tx, reference, versionFiles(version), 'system');
  }

  /** Everybody may read what these documents of the version hold, and nothing else of its files. */
  async publish(tx: Transaction, version: Holder, digests: readonly string[]): Promise<void> {
    const reference = versionReference(version);
    await this.files.refer(
      tx,
      { ...reference, type: 'public-version', public: true, namesOf: reference },
      digests,
      'system',
    );
  }

  /** Nobody may read the version's files any more because of its publication. */
  async withdraw(tx: Transaction, versionId: string): Promise<void> {
    await this.files.release(tx, { type: 'public-version', id: versionId });
  }

  /** The version is given up: its files go, unless something else refers to them. */
  async release(tx: Transaction, versionId: string): Promise<void> {
    await this.files.release(tx, { type: 'version', id: versionId });
  }

  /** What nothing shows any more goes at once, from whoever sent it too. */
  async forget(tx: Transaction, digests: readonly string[]): Promise<void> {
    await this.files.forget(tx, digests);
  }
}
