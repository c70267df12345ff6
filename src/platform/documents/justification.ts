import { createRequire } from 'node:module';

interface Inline {
  x: number;
  readonly trailingCut?: number;
  readonly link?: string | null;
  justifyShift?: number;
}
interface Line {
  readonly inlines: readonly Inline[];
  readonly newLineForced?: boolean;
  readonly lastLineInParagraph?: boolean;
  getWidth(): number;
}
interface Writer {
  context(): { readonly availableWidth: number };
  alignLine: (this: Writer, line: Line) => void;
}

/**
 * pdfmake fills a justified line by moving all its pieces apart, also those that are one word in two styles ("km²", a bold
 * name before a comma). Here only those between which there is a space.
 */
export function justifyBetweenWordsOnly(): void {
  const { default: writer } = createRequire(import.meta.url)('pdfmake/js/ElementWriter.js') as {
    default: { prototype: Writer };
  };
  const { prototype } = writer;
  const alignOther = prototype.alignLine;
  prototype.alignLine = function alignLine(line) {
    // The line under a link ends with its last word.
    const last = line.inlines.at(-1);
    if (last && endsWithSpace(last)) last.justifyShift = -last.trailingCut!;
    if ((line.inlines[0] as { alignment?: string } | undefined)?.alignment !== 'justify')
      return alignOther.call(this, line);
    const gaps = line.inlines.slice(0, -1).filter(endsWithSpace).length;
    if (line.newLineForced || line.lastLineInParagraph || gaps === 0) return;
    const wider = (this.context().availableWidth - line.getWidth()) / gaps;
    let shift = 0;
    line.inlines.forEach((inline, index) => {
      const before = line.inlines[index - 1];
      if (before && endsWithSpace(before)) {
        shift += wider;
        // The line under a link runs on through the space.
        if (before.link === inline.link) inline.justifyShift = (inline.justifyShift ?? 0) + wider;
      }
      inline.x += shift;
    });
  };
}

const endsWithSpace = ({ trailingCut }: Inline): boolean => (trailingCut ?? 0) > 0;
