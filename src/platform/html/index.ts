export { clean, type CleanHtml } from './clean.js';
export { differenceOfBodies } from './difference.js';
export { BlockDifference } from './difference.schemas.js';
export { type Dropped, DroppedList } from './dropped.js';
export type { Block, Cell, Paragraph, Run } from './model.js';
export { filesOf, serialise } from './serialise.js';
