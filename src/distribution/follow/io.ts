/** What the command needs of the outside; the command line gives the real ones. */
export interface FollowIo {
  readonly stdout: (line: string) => void;
  readonly stderr: (line: string) => void;
  readonly fetch: typeof fetch;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** Resolves after so many milliseconds, and at once when `signal` is aborted. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Aborted when somebody wants the command to end. */
  readonly signal: AbortSignal;
  /** What LANG says. */
  readonly locale?: string | undefined;
}
