/** Which operation answered whom how often with what. */
export class Tally {
  private readonly counts = new Map<string, Map<string, Map<number, number>>>();

  count(operation: string, actor: string, status: number): void {
    const byActor = entry(this.counts, operation, () => new Map<string, Map<number, number>>());
    const byStatus = entry(byActor, actor, () => new Map<number, number>());
    byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
  }

  /** Whether an operation ever let somebody in. */
  succeeded(operation: string): boolean {
    return this.had(operation, 2);
  }

  /** Operations that never let anybody in, or never refused anybody. */
  oneSided(operations: readonly string[]): string[] {
    return operations.filter((operation) => !this.had(operation, 2) || !this.had(operation, 4));
  }

  private had(operation: string, hundred: number): boolean {
    const statuses = [...(this.counts.get(operation)?.values() ?? [])].flatMap((each) => [...each.keys()]);
    return statuses.some((status) => Math.floor(status / 100) === hundred);
  }

  /** Operations × whoever asked × answers, or the sum of all operations alone. */
  table({ seed, everyOperation }: { seed: number; everyOperation: boolean }): string {
    const sums = new Map<string, Map<number, number>>();
    let all = 0;
    for (const byActor of this.counts.values())
      for (const [actor, byStatus] of byActor)
        for (const [status, count] of byStatus) {
          const sum = entry(sums, actor, () => new Map<number, number>());
          sum.set(status, (sum.get(status) ?? 0) + count);
          all += count;
        }
    const lines = everyOperation
      ? [...this.counts].map(([operation, byActor]) => `${operation}\n${rowsOf(byActor)}`)
      : [];
    return `${[...lines, `${this.counts.size} operations, ${all} requests, seed ${seed}`, rowsOf(sums)].join(
      '\n',
    )}\n`;
  }
}

const rowsOf = (byActor: ReadonlyMap<string, ReadonlyMap<number, number>>): string =>
  [...byActor]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([actor, byStatus]) => {
      const answers = [...byStatus]
        .toSorted(([a], [b]) => a - b)
        .map(([status, count]) => `${status} × ${count}`);
      return `  ${actor.padEnd(16)}${answers.join(', ')}`;
    })
    .join('\n');

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
