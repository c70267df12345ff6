import { body, size, textWidth } from './form.js';

/** How paragraphs look where they stand. */
export interface Place {
  readonly width: number;
  readonly size: number;
  readonly alignment: 'both' | 'left' | 'center';
  readonly firstLine: number;
  readonly inset: number;
  readonly gap: number;
  readonly bold?: true;
  readonly lists: number;
}

/** The text itself. */
export const top: Place = {
  width: textWidth,
  size: size.body,
  alignment: 'both',
  firstLine: body.firstLine,
  inset: 0,
  gap: body.paragraphGap,
  lists: 0,
};
