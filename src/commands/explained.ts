import { explainUntrusted } from '../ledger/index.js';

/** Runs a command that reads what others wrote: 0, or 1 with what is wrong with that in words. */
export async function explained(work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    const why = explainUntrusted(error, 'en');
    if (why === undefined) throw error;
    console.error(why);
    return 1;
  }
}
