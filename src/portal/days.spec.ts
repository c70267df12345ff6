import { expect, it } from '@jest/globals';
import { startOfDay } from './days.js';

it.each([
  ['2026-03-05', 'Asia/Ho_Chi_Minh', '2026-03-04T17:00:00.000Z'],
  ['2024-04-26', 'Africa/Cairo', '2024-04-25T22:00:00.000Z'],
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
  ['2018-11-05', 'America/Sao_Paulo', '2018-11-05T02:00:00.000Z'],
  ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
  ['2023-11-05', 'America/Havana', '2023-11-05T04:00:00.000Z'],
  ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
  ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
])('%s in %s begins at %s, whatever is done to its clocks', (day, zone, instant) => {
  expect(startOfDay(day, zone).toISOString()).toBe(instant);
});
