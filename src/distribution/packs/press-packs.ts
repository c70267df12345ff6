import { Injectable } from '@nestjs/common';
import { ProofFiles } from '../../ledger/index.js';
import { Config } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import { Files } from '../../platform/files/index.js';
import { Papers, paperName, PublicReleases } from '../../releases/index.js';
import { distributionError } from '../distribution.errors.js';
import type { ReadableDocument } from '../envelopes.js';
import { ReleaseAnswers } from '../release-answers.js';
import type { PackedDocument, PackedFile } from './packed-document.js';
import { PackNames } from './pack-names.js';
import { readme } from './pack-readme.js';
import { type Archive, archive, archiveTag, type Entry } from './zip.js';

/** A pack before it is written. */
export interface PressPack {
  readonly name: string;
  readonly etag: string;
  readonly lang: string;
  write(): Promise<Archive>;
}

const folders: Readonly<Record<PackedFile['role'], string>> = {
  picture: 'pictures',
  attachment: 'attachments',
  signed: 'attachments',
  audio: 'audio',
};
const RETRY_SECONDS = 2;

/**
 * What a newsroom needs of one language of a version, in one ZIP: Word, paper, plain text, the files in full resolution, and
 * the proof. Nothing of it is kept: it is made out of stored files while it is read.
 */
@Injectable()
export class PressPacks {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly answers: ReleaseAnswers,
    private readonly releases: PublicReleases,
    private readonly papers: Papers,
    private readonly proofs: ProofFiles,
    private readonly files: Files,
  ) {}

  /** Throws not-found, gone (410), and pack-not-ready (503) while the document is not printed yet. */
  async find(id: string, version: number, lang: string | undefined): Promise<PressPack> {
    const found = await this.answers.findDocument(this.database, id, version, lang);
    const document = JSON.parse(found.bytes.toString('utf8')) as PackedDocument;
    const name = paperName(document);
    const printed = await this.printed(found, id, version, name);
    const text = await this.papers.plainText(id, version, found.lang);
    if (text === undefined) throw distributionError('erased');
    const proof = await this.proofs.make(found.bytes, Number(found.ledger_index));
    const at = publishedAt(proof);
    const plain = { path: `${name}.txt`, content: Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`) };
    const canonical = { path: `${name}.document.json`, content: found.bytes };
    const proofFile = { path: `${name}.proof.json`, content: proof };
    const files = named(document.files ?? []);
    const told = readme({
      document,
      publishedAt: at.toISOString(),
      address: `${this.config.origin}/r/${id}`,
      papers: [...printed, plain].map(({ path }) => path),
      canonical: canonical.path,
      proof: proofFile.path,
      files,
      demonstration: this.config.demonstration,
    });
    const entries: Entry[] = [
      { path: 'README.txt', content: Buffer.from(`\uFEFF${told}`) },
      ...printed,
      plain,
      canonical,
      proofFile,
      ...files,
    ];
    const zone = this.config.timeZone;
    return {
      name: `${name}.zip`,
      lang: found.lang,
      etag: archiveTag(entries, at, zone),
      write: () => archive(entries, at, zone, (sha256) => this.files.open(sha256)),
    };
  }

  private async printed({ lang }: ReadableDocument, id: string, version: number, name: string) {
    const forms = (await this.releases.printed(this.database, id, version)).filter(
      (form) => form.lang === lang,
    );
    const entries = await Promise.all(
      forms
        .toSorted((a, b) => (a.format < b.format ? -1 : 1))
        .map(async ({ format, sha256 }) => {
          const { bytes } = (await this.files.find(sha256, 'anyone')) ?? {};
          return bytes === undefined ? undefined : { path: `${name}.${format}`, sha256, bytes };
        }),
    );
    const there = entries.filter((entry) => entry !== undefined);
    if (there.length === 0) throw distributionError('pack-not-ready', {}, { retryAfter: RETRY_SECONDS });
    return there;
  }
}

function named(files: readonly PackedFile[]) {
  const names = new Map(Object.values(folders).map((folder) => [folder, new PackNames()]));
  return files.map((file) => {
    const folder = folders[file.role];
    return { ...file, path: `${folder}/${names.get(folder)!.of(file)}` };
  });
}

/** The time of the act: the same for whoever makes the pack, whenever. */
function publishedAt(proof: Buffer): Date {
  const { entry } = JSON.parse(proof.toString('utf8')) as { entry: { at: string } };
  return new Date(entry.at);
}
