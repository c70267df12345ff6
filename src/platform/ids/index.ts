import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';

/** Where identifiers and randomness come from; tests may own it. */
@Injectable()
export class Ids {
  /** UUID version 7 (RFC 9562): sorts by the time it was made. */
  uuid(): string {
    return v7();
  }

  /** `count` bytes from the system's random source. */
  bytes(count: number): Buffer {
    return randomBytes(count);
  }
}
