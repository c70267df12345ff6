export { Repeats } from './answers/repeats.js';
export { DistributionModule } from './distribution.module.js';
export { followCommand } from './follow/command.js';
export type { FollowIo } from './follow/io.js';
export { SearchFollower } from './search/search-follower.js';
export { SearchIndex } from './search/search-index.js';
export { searchColumns, toSearchRows } from './search/search-rows.js';
