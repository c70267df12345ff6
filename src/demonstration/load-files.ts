import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Files } from '../platform/files/index.js';
import type { Caller } from '../platform/http/index.js';

const folder = join(import.meta.dirname, 'files');

/** Uploads files of the demonstration for whoever first refers to them; answers with SHA-256 by name. */
export class Uploads {
  private readonly digests = new Map<string, string>();

  constructor(private readonly context: INestApplicationContext) {}

  async of({ principal }: Caller, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const account = principal.accountId;
    const found = new Map<string, string>();
    for (const name of names) {
      const key = `${account} ${name}`;
      const known = this.digests.get(key);
      const source = createReadStream(join(folder, name));
      const sha256 = known ?? (await this.context.get(Files).put(source, { account, name })).sha256;
      if (known) source.destroy();
      this.digests.set(key, sha256);
      found.set(name, sha256);
    }
    return found;
  }
}
