import type { Reference } from '../../reference/index.js';
import { importError } from './import.errors.js';

/** Looks up topics and places by their codes, each once in a run. */
export class ImportCodes {
  private readonly found = new Map<string, string | undefined>();

  constructor(private readonly reference: Reference) {}

  /** Ids in the order of the codes. Throws `import-topic-unknown`. */
  topics(codes: readonly string[]): Promise<string[]> {
    return this.all(codes, async (code) => {
      const id = await this.once(`topic ${code}`, () => this.reference.topicWithCode(code));
      if (id === undefined) throw importError('import-topic-unknown', { code: shown(code) });
      return id;
    });
  }

  /** As `topics`, for what was a place on that day. Throws `import-place-unknown`. */
  places(codes: readonly string[], day: string): Promise<string[]> {
    return this.all(codes, async (code) => {
      const id = await this.once(`place ${code} ${day}`, () => this.reference.placeWithCode(code, day));
      if (id === undefined) throw importError('import-place-unknown', { code: shown(code), day });
      return id;
    });
  }

  private async all(codes: readonly string[], find: (code: string) => Promise<string>): Promise<string[]> {
    const ids: string[] = [];
    for (const code of codes) ids.push(await find(code));
    return [...new Set(ids)];
  }

  private async once(key: string, find: () => Promise<string | undefined>): Promise<string | undefined> {
    if (!this.found.has(key)) {
      // Codes come from a file: what is remembered of them is bounded.
      if (this.found.size >= MOST_REMEMBERED) this.found.clear();
      this.found.set(key, await find());
    }
    return this.found.get(key);
  }
}

const MOST_REMEMBERED = 10_000;
const shown = (code: string): string => code.slice(0, 60);
