const ONSET = '(?:ngh?|nh|gh|gi|g|kh|k|ch|c|ph|p|th|tr|t|qu|b|d|đ|h|l|m|n|r|s|v|x)?';
const OPEN =
  '(?:oai|oay|oao|oeo|uây|uôi|ươi|ươu|iêu|yêu|uyu|uêu|uya|ia|ya|ua|ưa|oa|oe|uê|uơ|uy|ai|ay|ao|au|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aeêioôơuưy])';
const CLOSED = '(?:uyê|iê|yê|uô|ươ|oa|oă|oe|oo|uâ|uê|uy|[aăâeêioôơuưy])';
const open = new RegExp(`^${ONSET}${OPEN}$`);
const sonorous = new RegExp(`^${ONSET}${CLOSED}(?:ng|nh|m|n)$`);
const stopped = new RegExp(`^${ONSET}${CLOSED}(?:ch|c|p|t)$`);

/**
 * Whether a word is spelt as a Vietnamese syllable is: onset, vowels and final go together, there is one tone at most, and
 * a stop (c, ch, p, t) takes only two of them.
 */
export function isVietnameseSyllable(word: string): boolean {
  const tones = word.normalize('NFD').match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? [];
  if (tones.length > 1) return false;
  const shape = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC');
  if (stopped.test(shape)) return tones[0] === '\u0301' || tones[0] === '\u0323';
  return open.test(shape) || sonorous.test(shape);
}
