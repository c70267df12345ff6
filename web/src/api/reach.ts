/** Nobody answered: this device has no network, or the server (or what stands before it) is away. */
export class Away extends Error {
  constructor(
    readonly who: 'network' | 'server',
    options?: ErrorOptions,
  ) {
    super(`The ${who} is away.`, options);
  }
}

/** A fetch that answers with what our server said, or throws `Away`. */
export async function reach(request: Request): Promise<Response> {
  const answer = await fetch(request).catch((cause: unknown) => {
    if (request.signal.aborted) throw cause;
    throw new Away(navigator.onLine ? 'server' : 'network', { cause });
  });
  // While the server is away, whatever stands before it answers in its place.
  const isOurs = /json/.test(answer.headers.get('content-type') ?? '');
  if (answer.status >= 500 && !isOurs) throw new Away('server');
  return answer;
}
