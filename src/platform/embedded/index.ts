export { endAbandoned, joinEmbedded, startEmbedded, type EmbeddedPostgres } from './embedded.js';
