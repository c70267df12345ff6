import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { type Caller, httpError, once, type Principal } from '../../platform/http/index.js';
import { Ids } from '../../platform/ids/index.js';
import { CommentsRepository } from '../comments/comments.repository.js';
import { releaseError } from '../release.errors.js';
import type { Version } from '../versions/version.js';
import { versionError } from '../versions/version.errors.js';
import { ReadReleases } from './read-releases.js';

export interface CommentCommand {
  readonly caller: Caller;
  readonly releaseId: string;
  readonly versionId: string;
}

export interface Comment {
  readonly body: string;
  /** Language of the text that it speaks of. */
  readonly lang?: string | undefined;
  /** The passage that it speaks of. */
  readonly quote?: string | undefined;
}

/**
 * Says something of a version to those who work on it. That changes nothing of the version: its revision stays, and whoever
 * comments is not one of its authors.
 */
@Injectable()
export class CommentOnVersion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditTrail,
    private readonly read: ReadReleases,
    private readonly comments: CommentsRepository,
  ) {}

  /** Answers with the id of the comment. Throws not-found, and `releases.version-given-up`. */
  async execute(command: CommentCommand, comment: Comment): Promise<string> {
    const { caller, releaseId, versionId } = command;
    const version = await this.read.versionById(releaseId, versionId, caller.principal);
    expectSpeaker(version, caller.principal);
    const { lang } = comment;
    if (lang !== undefined && !version.texts.some((text) => text.lang === lang))
      throw releaseError('no-text', { lang });
    return this.database.transaction((tx) => once(tx, caller.once, () => this.write(tx, command, comment)));
  }

  private async write(tx: Transaction, command: CommentCommand, comment: Comment): Promise<string> {
    const { releaseId, versionId } = command;
    const { accountId, actingFor } = command.caller.principal;
    if ((await this.comments.holdVersion(tx, versionId)) === 'discarded')
      throw versionError('version-given-up');
    const at = await this.clock.now(tx);
    const id = this.ids.uuid();
    await this.comments.add(tx, {
      id,
      versionId,
      authorId: accountId,
      organisationId: actingFor,
      at,
      body: comment.body,
      lang: comment.lang ?? null,
      quote: comment.quote ?? null,
    });
    await this.audit.record(tx, {
      actor: { kind: 'person', id: accountId },
      actingFor,
      at,
      verb: 'comment',
      object: { type: 'release', id: releaseId },
      changes: [
        { field: `comment.${id}`, after: comment.body },
        ...(comment.quote === undefined ? [] : [{ field: `comment.${id}.quote`, after: comment.quote }]),
      ],
    });
    return id;
  }
}

/** Who comments for the issuer or a co-issuer. */
export function expectSpeaker({ organisation, subject }: Version, principal: Principal): void {
  const speakers = [organisation, ...subject.coIssuers.map((each) => each.organisation)];
  if (!speakers.some((each) => principal.mayFor('releases.comment', each)))
    throw httpError('forbidden', { permission: 'releases.comment' });
}
