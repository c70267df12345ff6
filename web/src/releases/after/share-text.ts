/** What is posted elsewhere of a release. */
interface Shared {
  /** That it was corrected, or retracted. */
  readonly mark: string | undefined;
  readonly title: string;
  readonly summary: string | undefined;
  readonly number: string | undefined;
  readonly address: string;
}

/** Longest posts, in characters: what Zalo takes for one, and what Facebook shows without folding. */
export const longest = { zalo: 2000, facebook: 477 } as const;

/** A post no longer than that: the summary is cut at a word, title and address never. */
export function shareText({ mark, title, summary, number, address }: Shared, limit: number): string {
  const head = mark ? `${mark}: ${title}` : title;
  const end = [number, address].filter(Boolean).join('\n');
  const room = limit - `${head}\n\n\n\n${end}`.length;
  const told = summary ? cut(summary, room) : '';
  return [head, told, end].filter(Boolean).join('\n\n');
}

function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  const start = text.slice(0, Math.max(room - 1, 0));
  const words = start.slice(0, Math.max(start.lastIndexOf(' '), 0));
  return words && `${words}…`;
}
