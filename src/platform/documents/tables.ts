import { filesOf } from '../html/index.js';
import { lengthOf } from './fonts.js';
import { type Grid, paragraphsOf } from './grid.js';

const PADDING = 5;

/** Small enough for what has to stand side by side. */
export function tableTextSize(columns: number): number {
  return columns <= 5 ? 13 : columns <= 8 ? 11 : 9;
}

/** Widths of the columns: every column its longest word if that can be, the rest by how much is to be read in it. */
export function columnWidths(grid: Grid, available: number): number[] {
  const size = tableTextSize(grid.columns);
  const least = Array.from({ length: grid.columns }, () => 2 * PADDING + size);
  const most = [...least];
  for (const row of grid.rows) {
    row.forEach((slot, column) => {
      if (slot === undefined || slot.colspan > 1) return;
      for (const text of paragraphsOf(slot.cell.blocks)) {
        const whole = lengthOf(text.slice(0, 300), size, slot.cell.type === 'th') + 2 * PADDING;
        most[column] = Math.max(most[column]!, Math.min(whole, available));
        for (const word of text.slice(0, 300).split(/\s+/)) {
          const length = lengthOf(word, size, slot.cell.type === 'th') + 2 * PADDING + 1;
          least[column] = Math.max(least[column]!, Math.min(length, available / 2));
        }
      }
    });
  }
  const wanted = sum(most);
  const needed = sum(least);
  if (wanted <= available) return most.map((width) => (width * available) / wanted);
  if (needed >= available) return least.map((width) => (width * available) / needed);
  const share = (available - needed) / (wanted - needed);
  return least.map((width, column) => width + (most[column]! - width) * share);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const FIGURE = 360;

/** About how high the highest cell becomes: enough to tell what can stay on one page. */
export function highest(grid: Grid, widths: readonly number[]): number {
  const size = tableTextSize(grid.columns);
  const heights = grid.rows.flatMap((row) =>
    row.map((slot, column) => {
      if (slot === undefined) return 0;
      const width = sum(widths.slice(column, column + slot.colspan));
      const lines = paragraphsOf(slot.cell.blocks).map(
        (text) => 1 + (lengthOf(text, size, true) * 1.2) / width,
      );
      return sum(lines) * size * 1.3 + filesOf(slot.cell.blocks).length * FIGURE;
    }),
  );
  return Math.max(...heights);
}
