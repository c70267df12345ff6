/** What can be wrong with something that claims to be official. */
export type Fault =
  | 'not-utf8'
  | 'not-json'
  | 'not-canonical'
  | 'not-a-proof-file'
  | 'unknown-format'
  | 'not-an-entry'
  | 'not-a-proof'
  | 'extra-data'
  | 'document-not-in-entry'
  | 'document-erased'
  | 'other-object'
  | 'other-log'
  | 'not-included'
  | 'not-signed'
  | 'other-document'
  | 'other-than-asked'
  | 'not-a-checkpoint'
  | 'log-shrank'
  | 'other-history'
  | 'tile-wrong'
  | 'bundle-wrong'
  | 'entry-too-large'
  | 'entry-malformed'
  | 'entry-not-canonical'
  | 'time-goes-back'
  | 'chain-broken'
  | 'not-opened'
  | 'opened-again';

/** Something is not genuine; `fault` says what exactly, `parameters` where. */
export class NotGenuine extends Error {
  override readonly name = 'NotGenuine';

  constructor(
    readonly fault: Fault,
    readonly parameters: Readonly<Record<string, string | number>> = {},
  ) {
    super(fault);
  }
}
