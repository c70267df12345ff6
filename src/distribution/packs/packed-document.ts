export interface PackedFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly role: 'attachment' | 'picture' | 'audio' | 'signed';
  readonly name?: string;
  readonly caption?: string;
  readonly credit?: string;
  readonly alt?: string;
  readonly licence?: string;
  readonly signer?: string;
}

/** What a pack is made of, out of the canonical bytes. */
export interface PackedDocument {
  readonly id: string;
  readonly version: number;
  readonly lang: string;
  readonly number?: string;
  readonly issuer: { readonly name: string };
  readonly source?: object;
  readonly content: { readonly title: string };
  readonly files?: readonly PackedFile[];
}
