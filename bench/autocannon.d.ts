/** What we use of autocannon, which brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  namespace autocannon {
    interface Request {
      readonly method?: 'GET' | 'POST';
      readonly path: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
    interface Client {
      setRequests(requests: Request[]): void;
    }
    interface Options {
      readonly url: string;
      readonly connections: number;
      readonly duration?: number;
      readonly amount?: number;
      readonly requests?: Request[];
      readonly sampleInt?: number;
      readonly setupClient?: (client: Client) => void;
    }
    interface Result {
      readonly errors: number;
      readonly non2xx: number;
    }
  }
  function autocannon(options: autocannon.Options): EventEmitter & Promise<autocannon.Result>;
  export = autocannon;
}
