const WIDTH = 21;
const HEIGHT = 7;

/** The mark of a digest, mirrored right and down from its first 44 bits: the same text, the same cloth. It proves nothing. */
export function Weave({ digest }: { readonly digest: string }) {
  const isWoven = (x: number, y: number): boolean => {
    const bit = Math.min(y, HEIGHT - 1 - y) * 11 + Math.min(x, WIDTH - 1 - x);
    return ((Number.parseInt(digest[bit >> 2]!, 16) >> (3 - (bit & 3))) & 1) === 1;
  };
  let path = '';
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) if (isWoven(x, y)) path += `M${x} ${y}h1v1h-1z`;
  return (
    <svg
      class="van"
      viewBox="0 0 21 7"
      width="84"
      height="28"
      aria-hidden="true"
      shape-rendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
