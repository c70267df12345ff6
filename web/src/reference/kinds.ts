import type { Schemas } from '../api/client';

export const kinds: readonly Schemas['Place']['kind'][] = [
  'province',
  'district',
  'township',
  'commune',
  'ward',
  'special zone',
];
