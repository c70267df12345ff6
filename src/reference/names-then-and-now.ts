import type { PlaceNames } from './places.repository.js';

/** A place's names in all languages, bare of what kind of place it is, and those of what came before and after it. */
export interface NamesThenAndNow {
  readonly names: readonly string[];
  readonly others: readonly string[];
}

/** How names in official lists say the kind: before the name in Vietnamese, behind it in English. */
const KIND =
  /^(?:tỉnh|thành phố|thị xã|thị trấn|quận|huyện|xã|phường|đặc khu)\s+|\s+(?:province|city|town|township|district|commune|ward|special zone)$/iu;

const bare = (name: string): string => name.normalize('NFC').replace(KIND, '').trim();

export function namesThenAndNow(places: readonly PlaceNames[]): NamesThenAndNow[] {
  const after = new Map(places.map(({ id, successors }) => [id, successors]));
  const before = new Map<string, string[]>();
  for (const { id, successors } of places)
    for (const successor of successors) {
      const known = before.get(successor);
      if (known) known.push(id);
      else before.set(successor, [id]);
    }
  const namesOf = new Map(places.map(({ id, names }) => [id, names.map(bare).filter((name) => name !== '')]));
  return places.map(({ id }) => {
    const related = [...reached(id, after), ...reached(id, before)];
    return {
      names: [...new Set(namesOf.get(id))],
      others: [...new Set(related.flatMap((each) => namesOf.get(each) ?? []))],
    };
  });
}

/** Everything that is reached by going on in one direction; once, even where the records go in a circle. */
function reached(from: string, ways: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const other of ways.get(next) ?? []) {
      if (other === from || found.has(other)) continue;
      found.add(other);
      open.push(other);
    }
  return found;
}
