/**
 * What `work` comes to, or, when that takes longer than so many milliseconds, what `late` says; both may throw. The work goes
 * on unheard then.
 */
export async function within<Result, Late>(
  milliseconds: number,
  work: Result | PromiseLike<Result>,
  late: () => Late,
): Promise<Result | Late> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    return await Promise.race([work, over.then(late)]);
  } finally {
    clearTimeout(timer);
  }
}
