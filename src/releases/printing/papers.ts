import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { Organisations } from '../../identity/index.js';
import { Config } from '../../platform/config/index.js';
import { type OfficialDocument, type Picture, toPlainText } from '../../platform/documents/index.js';
import { Files } from '../../platform/files/index.js';
import { clean } from '../../platform/html/index.js';
import { Settings } from '../../platform/settings/index.js';
import { placeOfIssue } from '../release.settings.js';
import { type CanonicalDocument, type NamedFile, toPaper } from './paper.js';
import { type PrintableRow, PrintedRepository } from './printed.repository.js';

/** From this size on a smaller one is printed: paper shows no more, and all pictures are in memory at a time. */
const LARGE_BYTES = 8_000_000;
/** Once a document has shown so much, all others but the small ones are printed smaller too. */
const MUCH_BYTES = 50_000_000;
const SMALL_BYTES = 500_000;
const RENDITION = '1920.jpg';
/** Kinds of organisations whose documents do not name the one above them: people's committees and councils. */
const HIGHEST = new Set(['authority', 'locality']);

/** Makes the paper of a frozen document out of its bytes, and of what the decree wants beside them as it was that day. */
@Injectable()
export class Papers {
  constructor(
    private readonly config: Config,
    private readonly settings: Settings,
    private readonly organisations: Organisations,
    private readonly files: Files,
    private readonly printed: PrintedRepository,
  ) {}

  /** With its pictures. */
  async paper(row: PrintableRow): Promise<OfficialDocument> {
    const document = documentOf(row);
    const pictures = await this.pictures(document);
    return { ...(await this.words(row, document)), pictures };
  }

  /** A published document as plain text; undefined if it is none, or is shown no more. */
  async plainText(releaseId: string, version: number, lang: string): Promise<string | undefined> {
    const row = await this.printed.findPublished(releaseId, version, lang);
    if (!row) return undefined;
    const document = documentOf(row);
    const shown = (document.files ?? []).map((file) => [file.sha256, pictureOf(file)] as const);
    return toPlainText({ ...(await this.words(row, document)), pictures: new Map(shown) });
  }

  private async words(
    { organisation_id: organisation, dated_at: at }: PrintableRow,
    document: CanonicalDocument,
  ): Promise<OfficialDocument> {
    const place = await this.settings.value(placeOfIssue, { organisation, at });
    const superior = await this.superior(organisation, document);
    const { origin, timeZone, demonstration } = this.config;
    return toPaper(document, {
      ...(place && { place }),
      ...(superior && { superior }),
      // Offices date a document by the day on which it was signed: here, approved.
      date: new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at),
      origin,
      demonstration,
    });
  }

  private async superior(organisation: string, { lang, source }: CanonicalDocument) {
    const { kind, parent_id: parent } = await this.organisations.get(organisation);
    if (HIGHEST.has(kind) || parent === null) return undefined;
    return this.organisations.name(parent, [lang, ...(source ? [source.lang] : [])]);
  }

  private async pictures({ content, files = [] }: CanonicalDocument): Promise<Map<string, Picture>> {
    const pictures = new Map<string, Picture>();
    let total = 0;
    for (const sha256 of clean(content.body).files) {
      const named = files.find((file) => file.sha256 === sha256);
      const bytes = await this.bytes(sha256, total < MUCH_BYTES ? LARGE_BYTES : SMALL_BYTES);
      if (named && bytes) pictures.set(sha256, { ...pictureOf(named), bytes });
      total += bytes?.length ?? 0;
    }
    return pictures;
  }

  /** Of a picture with more bytes than `most` the smaller size. */
  private async bytes(sha256: string, most: number): Promise<Buffer | undefined> {
    const file = await this.files.find(sha256, 'system');
    if (!file) return undefined;
    const smaller = file.renditions?.find(({ href }) => href.endsWith(`/${RENDITION}`));
    if (file.bytes > most && smaller)
      return this.files.rendition(file, { ...smaller, name: RENDITION, mediaType: 'image/jpeg' });
    return buffer(await this.files.open(sha256));
  }
}

const documentOf = ({ bytes }: PrintableRow): CanonicalDocument =>
  JSON.parse(bytes.toString('utf8')) as CanonicalDocument;

const pictureOf = ({ caption, credit, alt }: NamedFile): Picture => ({
  bytes: Buffer.alloc(0),
  ...(caption && { caption }),
  ...(credit && { credit }),
  ...(alt && { alt }),
});
