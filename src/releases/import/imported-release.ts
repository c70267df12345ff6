/** What an older portal published. */
export interface ImportedRelease {
  readonly organisation: string;
  /** Name of the portal; may be empty. */
  readonly source: string;
  /** The portal's own id or address of it, unique within that portal. */
  readonly key: string;
  readonly publishedAt: Date;
  readonly kind: string;
  readonly lang: string;
  readonly title: string;
  readonly summary: string;
  /** Canonical HTML. */
  readonly body: string;
  readonly number?: string | undefined;
  readonly topics: readonly string[];
  readonly places: readonly string[];
  readonly contact: {
    readonly name?: string | undefined;
    readonly position?: string | undefined;
    readonly phone?: string | undefined;
    readonly email?: string | undefined;
  };
  /** Its page on the portal. */
  readonly url?: string | undefined;
}
