import type { INestApplicationContext } from '@nestjs/common';
import { SetSetting } from '../identity/index.js';
import type { LoadedPeople } from './load-people.js';
import type { DemonstrationData } from './texts/types.js';

/** Sets how the organisations number and date their documents, and who approves in two steps, on behalf of the first administrator. */
export async function loadSettings(
  context: INestApplicationContext,
  data: DemonstrationData,
  { administrator, organisations }: LoadedPeople,
): Promise<void> {
  const set = (key: string, organisation: string, value: unknown, legalBasis?: string) =>
    context.get(SetSetting).execute(administrator, {
      key,
      organisation: organisations.get(organisation)!,
      value,
      legalBasis,
    });
  await context.get(SetSetting).execute(administrator, { key: 'platform.name', value: data.province });
  for (const { key, symbol, place, twoSteps } of data.organisations) {
    if (symbol) {
      const legalBasis = 'Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.3';
      await set('releases.number-format', key, `{number}/{kind}-${symbol}`, legalBasis);
    }
    if (place) await set('releases.place-of-issue', key, place);
    if (twoSteps) await set('releases.two-step-approval', key, true);
  }
}
