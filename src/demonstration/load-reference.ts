import type { INestApplicationContext } from '@nestjs/common';
import { CreatePlace, CreateTopic } from '../reference/index.js';
import type { LoadedPeople } from './load-people.js';
import type { DemonstrationData } from './texts/types.js';

/** Ids by the demonstration's codes of topics and keys of places. */
export interface LoadedReference {
  readonly topics: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, string>;
}

/** Enters topics and places on behalf of the first administrator. */
export async function loadReference(
  context: INestApplicationContext,
  data: DemonstrationData,
  { administrator: caller }: LoadedPeople,
): Promise<LoadedReference> {
  const topics = new Map<string, string>();
  for (const { code, names } of data.topics) {
    topics.set(code, await context.get(CreateTopic).execute(caller, { code, names: { ...names } }));
  }
  const places = new Map<string, string>();
  for (const place of data.places) {
    const id = await context.get(CreatePlace).execute(caller, {
      code: place.code,
      kind: place.kind,
      names: { ...place.names },
      parentId: place.parent ? places.get(place.parent)! : null,
      predecessors: place.predecessors.map((key) => places.get(key)!),
      validFrom: place.from ?? null,
      validTo: place.to ?? null,
    });
    places.set(place.key, id);
  }
  return { topics, places };
}
