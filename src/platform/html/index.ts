export { clean, type CleanHtml } from './clean.js';
export type { Dropped } from './dropped.js';
export type { Block, Cell, Paragraph, Run } from './model.js';
