import type { Block } from '../html/index.js';

/** A picture of the body. Whatever sharp reads of JPEG, PNG, WebP, AVIF and GIF; shown where a figure names its digest. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly caption?: string;
  readonly credit?: string;
  /** What is to be seen, for those who cannot see it. */
  readonly alt?: string;
}

export interface Quote {
  readonly text: string;
  readonly name: string;
  readonly position?: string;
}

export interface Contact {
  readonly name?: string;
  readonly position?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** TM. on behalf of, Q. acting, KT. for the head, TL. by order, TUQ. by authorisation (Decree 30/2020, Appendix I, II.7.b). */
export type AuthorityForm = 'TM' | 'Q' | 'KT' | 'TL' | 'TUQ';

export interface Signatory {
  /**
   * The lines above the signatory's own position, from the top: `[{ form: 'TM', of: 'Ủy ban nhân dân' }, { form: 'KT', of:
   * 'Chủ tịch' }]`. None if the head of the organisation signs as such.
   */
  readonly authority?: readonly { readonly form: AuthorityForm; readonly of: string }[];
  readonly position?: string;
  readonly name: string;
}

export interface DocumentEvent {
  /** Instants (RFC 3339) and the IANA zone in which they are told. */
  readonly from: string;
  readonly to?: string;
  readonly zone: string;
  readonly place?: string;
}

/** What an official document says; how it looks is not for the caller to say. Every string is plain text, never markup. */
export interface OfficialDocument {
  /** BCP 47. Fixed words are Vietnamese unless it is English. */
  readonly lang: string;
  readonly superior?: string;
  readonly organisation: string;
  /** Whoever issues it together with the organisation. */
  readonly coOrganisations?: readonly string[];
  /** Number and symbol: `05/TB-UBND`. */
  readonly number?: string;
  readonly place?: string;
  /** The day of issue, `2026-11-05`. Left open on the paper if it is not known yet. */
  readonly date?: string;
  /** `Thông cáo báo chí`, in the document's language. */
  readonly kind: string;
  /** What it is about: the abstract (trích yếu) under the kind. */
  readonly title: string;
  /** The first paragraph of a press text. */
  readonly summary?: string;
  readonly body: readonly Block[];
  readonly quotes?: readonly Quote[];
  readonly event?: DocumentEvent;
  readonly contact?: Contact;
  readonly signatory?: Signatory;
  /** Without dashes and semicolons; the last is usually `Lưu: VT`. */
  readonly recipients?: readonly string[];
  /** By the SHA-256 that a figure of the body names. */
  readonly pictures?: ReadonlyMap<string, Picture>;
  /** Where anybody can check it; becomes the QR code. */
  readonly address?: string;
  /** Stamped KHẨN, in red. */
  readonly isUrgent?: boolean;
  readonly isDraft?: boolean;
  readonly isDemonstration?: boolean;
}
