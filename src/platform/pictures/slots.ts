import { pictureError } from './picture.errors.js';

/**
 * Work that is done a little at a time: what is running weighs at most `capacity` together, what is heavier runs alone,
 * and the rest waits in the order in which it came. More than `most` waiting are refused.
 */
export class Slots {
  private running = 0;
  private readonly waiting: { readonly weight: number; readonly start: () => void }[] = [];

  constructor(
    private readonly capacity: number,
    private readonly most: number,
  ) {}

  async run<Result>(weight: number, work: () => Promise<Result>): Promise<Result> {
    const mine = Math.min(weight, this.capacity);
    if (this.waiting.length >= this.most) throw pictureError('busy', {}, { retryAfter: 5 });
    await new Promise<void>((start) => {
      this.waiting.push({ weight: mine, start });
      this.next();
    });
    try {
      return await work();
    } finally {
      this.running -= mine;
      this.next();
    }
  }

  private next(): void {
    for (
      let first = this.waiting[0];
      first && this.running + first.weight <= this.capacity;
      first = this.waiting[0]
    ) {
      this.waiting.shift();
      this.running += first.weight;
      first.start();
    }
  }
}

const MEMORY = 400_000_000;
/** Decoding takes threads that reading files and checking passwords need as well: there are four of them. */
const AT_ONCE = 2;
const slots = new Slots(MEMORY, 200);

/** Does what needs that many bytes of memory, when they are free. Throws `pictures.busy`. */
export function withMemory<Result>(bytes: number, work: () => Promise<Result>): Promise<Result> {
  return slots.run(Math.max(bytes, MEMORY / AT_ONCE), work);
}
