export { answerRepeats } from './answers/repeats.js';
export { DistributionModule } from './distribution.module.js';
export { followCommand } from './follow/command.js';
export type { FollowIo } from './follow/io.js';
