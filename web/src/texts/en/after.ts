import type { Translation } from '../translation';
import type { after as vi } from '../vi/after';

export const after: Translation<typeof vi> = {
  addresses: 'Public addresses',
  page: 'Page of the release on the portal',
  short: 'Short address, for print',
  machine: 'For machines',
  pack: 'Download the press pack (ZIP)',
  packHelp: 'Texts in every language, prints, pictures, proof.',
  proof: 'Proof',
  proofOfRetraction: 'Proof of the retraction',
  issued:
    'Issued by {{organisation}} at {{at}}, entry {{index}} of the public ledger. Anybody can check that the document was not changed since then.',
  weave: 'Woven from the digest: the same text, the same cloth. It helps the eye and proves nothing.',
  digest: 'Digest (SHA-256):',
  download: 'Download the proof',
  share: 'Posts for Zalo and Facebook',
  posts: { zalo: 'Post for Zalo', facebook: 'Post for Facebook' },
  marks: { corrected: 'CORRECTED', retracted: 'RETRACTED, no longer valid' },
  number: 'No. {{number}}',
  copy: 'Copy',
  copyOf: 'Copy: {{what}}',
  copied: 'Copied.',
  length_one: '{{count}} character',
  length_other: '{{count}} characters',
  early: 'Read before its hour',
  earlyEmpty: 'Nobody has read this version before its hour.',
  readers: { person: 'Journalist', client: 'Machine of a newsroom' },
  columns: {
    reader: 'Who',
    lang: 'Language',
    firstAt: 'First',
    lastAt: 'Last',
    endedAt: 'Told of a change',
  },
};
