/** How long a sound lasts, in whole seconds and at least one; undefined if that can't be told. */
export async function secondsOf(path: string): Promise<number | undefined> {
  try {
    // Large, and needed for sounds alone.
    const { parseFile } = await import('music-metadata');
    const { format } = await parseFile(path, { duration: true, skipCovers: true, skipPostHeaders: true });
    const { duration } = format;
    return duration !== undefined && Number.isFinite(duration) && duration > 0 && duration < 1_000_000
      ? Math.max(1, Math.round(duration))
      : undefined;
  } catch {
    // It is kept all the same: what can't be told is left out.
    return undefined;
  }
}
