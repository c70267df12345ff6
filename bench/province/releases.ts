import { createHash } from 'node:crypto';
import { sealDocument } from '../../src/ledger/index.js';
import { canonicalJson } from '../../src/platform/canonical/index.js';
import { Zipf } from '../texts/random.js';
import type { Texts } from '../texts/texts.js';
import type { Row } from './copy.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What releases of a province refer to. */
export interface Surroundings {
  /** Origin of the log. */
  readonly log: string;
  readonly organisations: readonly Named[];
  readonly topics: readonly Named[];
  readonly places: readonly Named[];
}

/** Where the next release stands. */
export interface Moment {
  /** In the log. */
  readonly index: number;
  readonly at: Date;
}

const kinds = ['press release', 'notice', 'statement'];

/** Makes releases as they stand in the tables once they are published: in one version, written in Vietnamese. */
export class GeneratedReleases {
  private readonly organisations: Zipf<Named>;
  private readonly topics: Zipf<Named>;
  private readonly places: Zipf<Named>;

  constructor(
    private readonly texts: Texts,
    private readonly around: Surroundings,
  ) {
    const { random } = texts;
    this.organisations = new Zipf(random.shuffle(around.organisations));
    this.topics = new Zipf(random.shuffle(around.topics));
    this.places = new Zipf(random.shuffle(around.places));
  }

  /** The rows of one release, by table: all that public reads, the wire and the log need; nothing that only the desk does. */
  next({ index, at }: Moment): Readonly<Record<string, readonly Row[]>> {
    const { random } = this.texts;
    const [id, versionId] = [this.id(at), this.id(at)];
    const issuer = this.organisations.draw(random);
    const topics = unique([this.topics.draw(random), this.topics.draw(random)]);
    const places = unique([this.places.draw(random), this.places.draw(random)]).slice(
      0,
      random.between(1, 2),
    );
    const kind = random.pick(kinds);
    const number = `${index}/TB`;
    const { bytes, sha256 } = sealDocument({
      format: 'khen.document/1',
      log: this.around.log,
      type: 'release',
      id,
      version: 1,
      lang: 'vi',
      nonce: random.bytes(16).toString('base64url'),
      number,
      issuer,
      content: { kind, ...this.texts.next(places[0]!.name), topics, places, contact },
    });
    const entry = Buffer.from(
      canonicalJson({
        format: 'khen.entry/1',
        act: 'release.published',
        at: at.toISOString(),
        for: issuer.id,
        on: { type: 'release', id, version: 1 },
        documents: [{ type: 'release', lang: 'vi', sha256, change: 'new' }],
        audit: random.bytes(32).toString('hex'),
        detail: {},
      }),
    );
    const filed = { topics: ids(topics), languages: ['vi'], organisations: [issuer.id] };
    const { topics: topics_ever, languages: languages_ever, organisations: organisations_ever } = filed;
    const version_id = versionId;
    return {
      'releases.release': [
        {
          id,
          organisation_id: issuer.id,
          standing: 'public',
          current_version_id: versionId,
          published_versions: 1,
          created_at: at,
          number,
          topics_ever,
          languages_ever,
          organisations_ever,
        },
      ],
      'releases.version': [
        {
          id: versionId,
          release_id: id,
          number: 1,
          state: 'published',
          kind,
          source_lang: 'vi',
          contact_name: contact.name,
          contact_phone: contact.phone,
          state_secret_confirmed: true,
          created_at: at,
          changed_at: at,
          published_at: at,
          ledger_index: index,
        },
      ],
      'releases.version_topic': topics.map(({ id: topic_id }, position) => ({
        version_id,
        topic_id,
        position,
      })),
      'releases.version_place': places.map(({ id: place_id }, position) => ({
        version_id,
        place_id,
        position,
      })),
      'releases.document': [{ version_id, lang: 'vi', sha256, bytes, frozen_at: at, ledger_index: index }],
      'releases.act': [
        { ledger_index: index, release_id: id, version: 1, act: 'release.published', at, ...filed },
      ],
      'ledger.entry': [{ index, bytes: entry, leaf_hash: leafHash(entry) }],
      'ledger.object': [{ type: 'release', id, last_index: index, last_version: 1 }],
    };
  }

  /** UUIDv7: sorted by time, as ours are. */
  private id(at: Date): string {
    const bytes = this.texts.random.bytes(16);
    bytes.writeUIntBE(at.getTime(), 0, 6);
    bytes[6] = (bytes[6]! & 0x0f) | 0x70;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }
}

const contact = { name: 'Nguyễn Thị Mạch', phone: '0219 000 0110', email: 'bao-chi@khen.example' };

const ids = (named: readonly Named[]): string[] => named.map(({ id }) => id);
const unique = (named: readonly Named[]): Named[] => [...new Set(named)];

/** RFC 6962, 2.1. */
const leafHash = (entry: Buffer): Buffer => createHash('sha256').update(Buffer.of(0)).update(entry).digest();
