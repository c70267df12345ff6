/**
 * Why the server, or a command, can't go on, in one sentence that ends with what to do, in English and in Vietnamese:
 * `message` holds both, a line each, and is meant to be printed as it is, without a stack.
 */
export class StartError extends Error {
  override readonly name: string = 'StartError';
  constructor(en: string, vi: string, options?: ErrorOptions) {
    super(`${en}\n${vi}`, options);
  }
}
