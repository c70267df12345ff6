/** The same numbers for the same seed, on every machine. */
export class Random {
  constructor(private state: number) {}

  /** At least 0, below 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)]!;
  }

  shuffle<Item>(items: readonly Item[]): Item[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = this.between(0, last);
      [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
    }
    return shuffled;
  }

  bytes(length: number): Buffer {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; at += 1) bytes[at] = Math.floor(this.next() * 256);
    return bytes;
  }
}

const CELLS = 2 ** 16;
/** Of Mandelbrot's form of the law: without it the first word would be every ninth one. */
const FLATTENED = 2.7;

/** Draws items by Zipf's law: how often one comes falls with its rank. */
export class Zipf<Item> {
  private readonly table: Item[] = [];

  constructor(items: readonly Item[]) {
    const weights = items.map((_, at) => 1 / (at + 1 + FLATTENED));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    let upTo = 0;
    for (const [at, item] of items.entries()) {
      upTo += weights[at]! / all;
      while (this.table.length < Math.round(upTo * CELLS)) this.table.push(item);
    }
  }

  draw(random: Random): Item {
    return random.pick(this.table);
  }
}
