interface Named {
  readonly id: string;
  readonly version: number;
  readonly lang: string;
  readonly number?: string | undefined;
  /** Of a translation. */
  readonly source?: object | undefined;
}

/** What a document is called as a file, without extension: `05-TB-UBND`, `05-TB-UBND-v2-en`; without a number by its id. */
export function paperName({ id, version, lang, number, source }: Named): string {
  const identity = number?.replace(/[^\p{L}\p{N}._]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || id.slice(-12);
  return [identity, ...(version > 1 ? [`v${version}`] : []), ...(source ? [lang] : [])].join('-');
}
