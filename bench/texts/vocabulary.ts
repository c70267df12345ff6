import { demonstrationData } from '../../src/demonstration/texts/data.js';
import { phraseList } from './phrases.js';
import type { Random } from './random.js';

/** What texts are made of: our phrases, and every pair of words that stand side by side in the demonstration's texts. */
export function vocabulary(random: Random): string[] {
  const texts = demonstrationData.releases
    .filter(({ lang }) => lang === 'vi')
    .flatMap(({ title, summary, body }) => [title, summary, body.replace(/<[^>]*>|\{[^}]*\}/g, '.')]);
  const pairs = texts.flatMap((text) => text.split(/[^\p{L} ]+/u)).flatMap(pairsIn);
  return random.shuffle([...new Set([...phraseList, ...pairs])].map((phrase) => phrase.normalize('NFC')));
}

/** Names without the kind of place: "Đồng Văn" of "Xã Đồng Văn". */
export const placeNames: readonly string[] = [
  ...new Set(
    demonstrationData.places.map(({ names }) =>
      names.vi.replace(/^(Tỉnh|Thành phố|Huyện|Thị trấn|Xã|Phường) /, ''),
    ),
  ),
];

function pairsIn(run: string): string[] {
  const words = run.split(' ').filter((word) => word.length > 1);
  return words.slice(1).map((word, at) => `${words[at]} ${word}`.toLowerCase());
}
