export type { NamesThenAndNow } from './names-then-and-now.js';
export { Reference, type Named, type NamedPlace } from './reference.js';
export { ReferenceModule } from './reference.module.js';
export { CreatePlace, type NewPlace } from './use-cases/create-place.js';
export { CreateTopic } from './use-cases/create-topic.js';
export type { Names, PlaceKind } from './reference.types.js';
