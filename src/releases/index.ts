export {
  type ListedRelease,
  type PublicDocument,
  type PublicRelease,
  PublicReleases,
} from './public-releases.js';
export { releaseKinds } from './release.words.js';
export { ReleasesModule } from './releases.module.js';
export { versionLifecycle } from './version.lifecycle.js';
export { ApproveRelease } from './use-cases/approve-release.js';
export { type Draft, DraftRelease } from './use-cases/draft-release.js';
export { PublishRelease } from './use-cases/publish-release.js';
export { ReadReleases } from './use-cases/read-releases.js';
export { SendReleaseBack } from './use-cases/send-release-back.js';
export { SubmitRelease } from './use-cases/submit-release.js';
