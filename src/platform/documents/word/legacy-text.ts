import {
  continuesLetter,
  fromLegacy,
  isSurelyUnicode,
  legacyFont,
  type LegacyEncoding,
  type LegacyFont,
  recogniseLegacy,
} from '../../text/index.js';
import { nodesOf, type WordNode } from './draft.js';

interface Piece {
  readonly text: WordNode;
  readonly font: LegacyFont | undefined;
}

/**
 * Converts what is set in legacy fonts to Unicode, in place; and what is set in others, if all of it together reads as
 * text of a legacy encoding. Answers with the encodings found.
 */
export function convertLegacyText(document: WordNode): LegacyEncoding[] {
  const paragraphs = [...nodesOf(document, 'paragraph')].map(piecesOf);
  const rest = paragraphs.flatMap((pieces) =>
    pieces.filter(({ font }) => !font).map(({ text }) => text.value ?? ''),
  );
  const recognised = recogniseLegacy(rest.join('\n'));
  const byDefault = recognised && { encoding: recognised, capitals: false };
  const found = new Set<LegacyEncoding>();
  for (const pieces of paragraphs) {
    for (const encoding of ['tcvn3', 'vni'] as const) {
      const those = pieces.flatMap(({ text, font = byDefault }) =>
        font?.encoding === encoding ? [{ text, font }] : [],
      );
      if (convertPieces(those)) found.add(encoding);
    }
  }
  return [...found];
}

/** Converts the texts of one encoding in one paragraph; true if that changed anything. */
function convertPieces(pieces: readonly { text: WordNode; font: LegacyFont }[]): boolean {
  // Letters of Unicode among them: somebody typed in that font without its encoding.
  if (pieces.some(({ text }) => isSurelyUnicode(text.value ?? ''))) return false;
  let changed = false;
  pieces.forEach(({ text, font }, index) => {
    const [given, next] = [text.value ?? '', pieces[index + 1]?.text];
    let whole = given;
    if (next?.value && font.encoding === 'vni' && continuesLetter(given, next.value)) {
      whole += next.value[0]!;
      next.value = next.value.slice(1);
    }
    text.value = fromLegacy(whole, font);
    changed ||= text.value !== given;
  });
  return changed;
}

function piecesOf(paragraph: WordNode): Piece[] {
  return [...nodesOf(paragraph, 'run')].flatMap((run) =>
    [...nodesOf(run, 'text')].map((text) => ({ text, font: legacyFont(run.font ?? '') })),
  );
}
