import type { FileReference } from '../platform/files/index.js';
import { clean } from '../platform/html/index.js';
import type { TextRow } from './releases.repository.js';

/** What makes the files of a version readable: for those who may read the version, from publication on for everybody. */
export function versionFiles(versionId: string, organisation: string, isPublic = false): FileReference {
  return { type: 'version', id: versionId, organisation, permission: 'releases.read', public: isPublic };
}

/** SHA-256 of every file that these texts show, each once. Parses them: for verbs, not for reading. */
export function filesShown(texts: readonly Pick<TextRow, 'body'>[]): string[] {
  return [...new Set(texts.flatMap(({ body }) => clean(body).files))];
}
