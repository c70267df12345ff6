import { type KeyRing, type ProvedLog, type VerifiedProof, verifyProofFile } from '../../ledger/index.js';
import { canonicalJson, sha256Hex } from '../../platform/canonical/index.js';
import type { FollowFolder } from './folder.js';
import { readableForms } from './readable.js';
import type { FollowedServer } from './server.js';
import type { FollowedDocument, FollowedItem } from './wire.js';
import { FollowError, type Word } from './words.js';

const DOCUMENT_LIMIT = 16 * 1024 * 1024;

interface Fetched {
  readonly document: Buffer;
  readonly proof: Buffer;
  readonly verified: VerifiedProof;
}

/** Brings the folder to where an act has brought the world. Doing it again changes nothing. */
export class Keeper {
  constructor(
    private readonly server: FollowedServer,
    private readonly folder: FollowFolder,
    private readonly ring: KeyRing,
    private readonly log: string,
    private readonly proved: ProvedLog,
    private readonly say: (word: Word, values: Record<string, string | number>) => void,
  ) {}

  /**
   * Throws NotGenuine, `wrong-entry` and `wrong-document` before anything was written or taken away: the log itself has to
   * say what the wire says.
   */
  async take(item: FollowedItem): Promise<void> {
    await this.expectInLog(item);
    const { index, act, at, release, version, links } = item;
    const languages = links.documents.map(({ lang }) => lang).join(' ');
    this.say('act', { index, act, at, release, version, languages });
    if (act === 'release.redacted') {
      const erased = item.entry.documents.map(({ sha256 }) => sha256);
      await this.folder.dropAll(release, new Set(erased));
      await this.writeNotice(item, {});
    } else if (act === 'release.retracted') await this.takeRetraction(item);
    else for (const linked of links.documents) await this.takeDocument(item, linked);
  }

  private async expectInLog({ index, act, at, release, version, entry }: FollowedItem): Promise<void> {
    if (index >= this.proved.size)
      throw new FollowError('not-in-log', { index, size: this.proved.size, place: this.server.address });
    const logged = await this.proved.entry(index);
    const { on } = logged;
    const isTold =
      logged.act === act &&
      logged.at === at &&
      on.id === release &&
      (on.version ?? version) === version &&
      canonicalJson(logged) === canonicalJson(entry);
    if (!isTold) throw new FollowError('wrong-entry', { index, place: this.server.address });
  }

  private async takeDocument(item: FollowedItem, linked: FollowedDocument): Promise<void> {
    const { release, version } = item;
    const stem = `${version}.${linked.lang}`;
    const fetched = await this.fetch(item, linked, stem);
    // A copy of it goes when the log says so, not when somebody says that it is gone.
    if (!fetched) return;
    const forms = readableForms(fetched.verified.document, this.server.address) ?? {};
    await this.folder.write(release, `${stem}.json`, fetched.document);
    await this.folder.write(release, `${stem}.proof.json`, fetched.proof);
    for (const [ending, text] of Object.entries(forms))
      await this.folder.write(release, `${stem}.${ending}`, text);
  }

  private async takeRetraction(item: FollowedItem): Promise<void> {
    const { release, links } = item;
    const texts: Record<string, string> = {};
    for (const linked of links.documents) {
      const fetched = await this.fetch(item, linked, `notice.${linked.lang}`);
      if (!fetched) continue;
      await this.folder.write(release, `notice.${linked.lang}.json`, fetched.document);
      await this.folder.write(release, `notice.${linked.lang}.proof.json`, fetched.proof);
      const { text } = fetched.verified.document['content'] as { text?: unknown };
      if (typeof text === 'string') texts[linked.lang] = text;
    }
    await this.writeNotice(item, texts);
    await this.folder.dropAll(release);
  }

  /** Undefined for what was taken back since, or is not there. */
  private async fetch(
    item: FollowedItem,
    linked: FollowedDocument,
    name: string,
  ): Promise<Fetched | undefined> {
    const { index, release } = item;
    const answers: Buffer[] = [];
    for (const path of [linked.document, linked.proof]) {
      const { status, bytes } = await this.server.get(path, DOCUMENT_LIMIT, { statuses: [404, 410] });
      if (status !== 200) {
        this.say(status === 410 ? 'gone' : 'missing', { index, release, name });
        return undefined;
      }
      answers.push(bytes);
    }
    const [document, proof] = answers as [Buffer, Buffer];
    const verified = verifyProofFile(proof, this.ring.keys);
    if (sha256Hex(document) !== verified.documentSha256 || !this.isNamed(item, linked, verified))
      throw new FollowError('wrong-document', { place: `${this.server.address}${linked.document}`, index });
    return { document, proof, verified };
  }

  /** Whoever answers may hand out another genuine document, or a genuine entry at another place. */
  private isNamed(
    { index, act, at, release, version, entry }: FollowedItem,
    { type, lang, sha256 }: FollowedDocument,
    { document, documentSha256, entry: proved, proof }: VerifiedProof,
  ): boolean {
    return (
      documentSha256 === sha256 &&
      document.type === type &&
      document.id === release &&
      document.version === version &&
      document.lang === lang &&
      document.log === this.log &&
      proof.index === index &&
      proved.act === act &&
      proved.at === at &&
      canonicalJson(proved) === canonicalJson(entry)
    );
  }

  private async writeNotice(item: FollowedItem, texts: Record<string, string>): Promise<void> {
    const { index, act, at, release, entry } = item;
    const notice = { act, at, index, detail: entry.detail, texts };
    await this.folder.write(release, 'notice.json', `${JSON.stringify(notice, null, 2)}\n`);
  }
}
