interface Word {
  readonly change: string;
  readonly text: string;
}

/** Words as they were and are; each change is said as well as drawn. */
export function WordsChanged({ words }: { readonly words: readonly Word[] }) {
  return words.map(({ change, text }) => {
    if (change === 'removed') return <del>{text}</del>;
    return change === 'added' ? <ins>{text}</ins> : text;
  });
}

const REACH = 5;

/** Of unchanged words no more than stand next to a change. */
export function nearChanges(words: readonly Word[]): Word[] {
  return words.flatMap((word, place) => {
    if (word.change !== 'same') return [word];
    const parts = word.text.split(/(?<=\s)/);
    const [first, last] = [place === 0, place === words.length - 1];
    const most = (first || last ? 1 : 2) * REACH;
    if (parts.length <= most) return [word];
    const head = first ? [] : parts.slice(0, REACH);
    const tail = last ? [] : parts.slice(-REACH);
    return [{ change: 'same', text: `${head.join('')}… ${tail.join('')}` }];
  });
}
