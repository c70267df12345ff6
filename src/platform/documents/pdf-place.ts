import type { Alignment } from 'pdfmake/interfaces.js';
import { body, size, textWidth } from './form.js';

/** How paragraphs look where they stand. */
export interface Place {
  readonly width: number;
  readonly size: number;
  readonly alignment: Alignment;
  readonly firstLine: number;
  readonly gap: number;
  readonly bold?: true;
  /** How many lists are around it. */
  readonly lists: number;
}

/** The text itself. */
export const top: Place = {
  width: textWidth,
  size: size.body,
  alignment: 'justify',
  firstLine: body.firstLine,
  gap: body.paragraphGap,
  lists: 0,
};
