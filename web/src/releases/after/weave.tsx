import classes from './after.module.css';

const COLUMNS = 21;
const ROWS = 7;
/** Half of it, with the middle: the rest is mirrored. */
const HALF = 11;

/** The first 44 bits of a digest as a cloth: the same text, the same cloth. It helps the eye and proves nothing. */
export function Weave({ digest }: { digest: string }) {
  const bit = (x: number, y: number): boolean => {
    const at = y * HALF + x;
    return ((Number.parseInt(digest[at >> 2]!, 16) >> (3 - (at & 3))) & 1) === 1;
  };
  let stitches = '';
  for (let y = 0; y < ROWS; y += 1)
    for (let x = 0; x < COLUMNS; x += 1)
      if (bit(Math.min(x, COLUMNS - 1 - x), Math.min(y, ROWS - 1 - y))) stitches += `M${x} ${y}h1v1h-1z`;
  return (
    <svg className={classes['weave']} viewBox={`0 0 ${COLUMNS} ${ROWS}`} aria-hidden>
      <path d={stitches} />
    </svg>
  );
}
