import type { DemonstrationPlace, DemonstrationPlaceKind, Names } from './types.js';
import { placesNow } from './places-now.js';
import { districtsPast, placesPast } from './places-past.js';

/** Resolution 202/2025/QH15: Tuyên Quang and Hà Giang become one province, and districts end. */
const MERGER = '2025-07-01';

const kinds: Readonly<Record<string, { kind: DemonstrationPlaceKind; en: string }>> = {
  Tỉnh: { kind: 'province', en: 'Province' },
  'Thành phố': { kind: 'district', en: 'City' },
  Huyện: { kind: 'district', en: 'District' },
  'Thị trấn': { kind: 'township', en: 'Township' },
  Xã: { kind: 'commune', en: 'Commune' },
  Phường: { kind: 'ward', en: 'Ward' },
};

/** The kind that a Vietnamese name begins with, and the name in both languages (English: without marks). */
function named(vi: string): { kind: DemonstrationPlaceKind; names: Names } {
  const word = Object.keys(kinds).find((candidate) => vi.startsWith(`${candidate} `))!;
  const bare = vi
    .slice(word.length + 1)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');
  return { kind: kinds[word]!.kind, names: { vi, en: `${bare} ${kinds[word]!.en}` } };
}

// Both came back out of Hà Tuyên on 1 October 1991 (resolution of the National Assembly of 12 August 1991).
const provincesPast = [
  ['ha-giang', '02', 'Tỉnh Hà Giang'],
  ['past-tuyen-quang', '08', 'Tỉnh Tuyên Quang'],
].map(([key, code, name]): DemonstrationPlace => ({
  key: key!,
  code: code!,
  ...named(name!),
  from: '1991-10-01',
  to: MERGER,
  predecessors: [],
}));

const province: DemonstrationPlace = {
  key: 'tuyen-quang',
  code: '08',
  ...named('Tỉnh Tuyên Quang'),
  from: MERGER,
  predecessors: ['ha-giang', 'past-tuyen-quang'],
};

const districts = districtsPast.map(([code, name, from]): DemonstrationPlace => ({
  key: `past-${code}`,
  code,
  ...named(name),
  parent: 'ha-giang',
  ...(from ? { from } : {}),
  to: MERGER,
  predecessors: [],
}));

const past = placesPast.map(([code, name, district]): DemonstrationPlace => ({
  key: `past-${code}`,
  code,
  ...named(name),
  parent: `past-${district}`,
  to: MERGER,
  predecessors: [],
}));

const now = placesNow.map(([code, name, origins]): DemonstrationPlace => ({
  key: code,
  code,
  ...named(name),
  parent: 'tuyen-quang',
  from: MERGER,
  predecessors: [
    ...origins.map((district) => `past-${district}`),
    ...placesPast.filter(([, , , successors]) => successors.includes(code)).map(([old]) => `past-${old}`),
  ],
}));

/** Where the demonstration plays: places then and now. A place of today has its code as key. */
export const places: readonly DemonstrationPlace[] = [
  ...provincesPast,
  ...districts,
  ...past,
  province,
  ...now,
];
