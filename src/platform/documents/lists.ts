/** Points are lettered in the order of the Vietnamese alphabet (Decree 30/2020, Appendix I, Part I, II.6.đ). */
const letters = 'a b c d đ e g h i k l m n o p q r s t u v x y'.split(' ');

export const dashes = ['-', '+', '•'] as const;

/** What stands before an item, counted from 0: `-`, inside it `+`; `1.`, inside it `a)`. */
export function marker(type: 'ul' | 'ol', level: number, index: number): string {
  if (type === 'ul') return dashes[Math.min(level, dashes.length - 1)]!;
  return level === 0 ? `${index + 1}.` : `${letter(index)})`;
}

function letter(index: number): string {
  const rest = Math.floor(index / letters.length);
  return (rest > 0 ? letter(rest - 1) : '') + letters[index % letters.length]!;
}
