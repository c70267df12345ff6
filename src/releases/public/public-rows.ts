import type { Standing } from '../release.entity.js';

/** What is public of a release, beside its documents. */
export interface PublicRelease {
  readonly id: string;
  readonly standing: Exclude<Standing, 'unpublished'>;
  /** Number of the version in force; of the last one, if the release was retracted. */
  readonly version: number;
  readonly source_lang: string;
  /** Languages in which the version in force is public. */
  readonly languages: string[];
  readonly published_at: Date;
  /** When an older portal published what was imported from there. */
  readonly first_published_at: Date | null;
  /** The older portal's name, or an empty text, and the address that the release had there. */
  readonly imported: { readonly from: string; readonly url: string | null } | null;
  readonly publish_at: Date | null;
  readonly ledger_index: string;
  /** Index of the last act on the release. */
  readonly last_index: string;
  /** Languages of earlier versions that the one in force lacks, with the last version that had each. */
  readonly outdated: readonly { readonly lang: string; readonly version: number }[];
}

/** The bytes that were approved, and the act that made them public. */
export interface PublicDocument {
  readonly lang: string;
  readonly sha256: string;
  /** Null once they were erased by law. */
  readonly bytes: Buffer | null;
  readonly ledger_index: string;
  readonly standing: PublicRelease['standing'];
}

export interface ListedRelease extends PublicRelease {
  readonly bytes: Buffer;
}

/** One language of a release in force. */
export interface PublicText extends ListedRelease {
  readonly lang: string;
  /** When the public got to know the release first, be it from an older portal. */
  readonly first_public_at: Date;
}

/** One language of one version that was ever made public, and was not erased; of a retracted release too. */
export interface EverPublicText {
  readonly id: string;
  readonly version: number;
  readonly lang: string;
  readonly bytes: Buffer;
}

export interface PublicNotice {
  readonly act: 'retracted' | 'redacted';
  readonly lang: string;
  readonly bytes: Buffer;
  readonly ledger_index: string;
}

/** One act on a release, as the wire and the feeds tell of it. */
export interface PublicAct {
  readonly ledger_index: string;
  readonly release_id: string;
  readonly version: number;
  readonly act: string;
  readonly at: Date;
  readonly minor: boolean;
  readonly topics: string[];
  readonly languages: string[];
  readonly organisations: string[];
}

export interface PrintedForm {
  readonly lang: string;
  readonly format: 'docx' | 'pdf';
  readonly sha256: string;
}

export interface PublicFilter {
  readonly topic?: string | undefined;
  readonly places?: readonly string[] | undefined;
  readonly organisation?: string | undefined;
}

/** What a reader of acts wants: what was ever filed under these. */
export interface ActFilter {
  readonly topic?: string | undefined;
  readonly organisation?: string | undefined;
  readonly lang?: string | undefined;
  /** With what came from an older portal. */
  readonly imported?: boolean | undefined;
}

/** Bytes of a document that everybody may read now. */
export interface PublicBytes {
  readonly sha256: string;
  readonly bytes: Buffer;
}
