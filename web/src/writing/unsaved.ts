/** Something that is written and saves itself. */
interface Work {
  /** True when the server has everything. */
  readonly flush: () => Promise<boolean>;
  readonly stop: () => void;
}

const PATIENCE_MS = 3000;

/** What the server has not yet, also of screens that were left: whoever comes back goes on with it. */
export const unsaved = new Map<string, Work>();

/** Before somebody leaves or acts for others. What can't be saved soon stays on the device. */
export async function saveAll(): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([Promise.all([...unsaved.values()].map((work) => work.flush())), patience]);
}

/** Whoever wrote it has left: it waits on the device for them, and nobody else sends it. */
export function letGo(): void {
  for (const work of unsaved.values()) work.stop();
  unsaved.clear();
}
