import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { nextLink, Operation, Public, readCursor } from '../../platform/http/index.js';
import { send } from '../answers/send.js';
import { ListAnswers } from '../list-answers.js';
import { ReleaseAnswers } from '../release-answers.js';
import {
  CanonicalDocument,
  LanguageQuery,
  NoticeDocument,
  NoticeProofFile,
  ProofFile,
  PublicRelease,
  PublicReleases,
  ReleaseParams,
  ReleasesQuery,
  VersionParams,
} from './schemas.js';

type Params = z.infer<typeof ReleaseParams>;
type Language = z.infer<typeof LanguageQuery>;

const OFFICIAL = 'official information is for everybody';
const tag = 'Releases (public)';
const also = { 304: 'You have these bytes already.' };
const index = z.int().min(0);

/** What the public reads of releases: the same bytes for everybody. */
@Controller()
export class PublicReleasesController {
  constructor(
    private readonly answers: ReleaseAnswers,
    private readonly lists: ListAnswers,
  ) {}

  @Get('api/v1/releases')
  @Public(OFFICIAL)
  @Operation({
    id: 'listReleases',
    tag,
    summary: 'What is in force, newest first',
    answer: PublicReleases,
    etag: true,
    also,
  })
  async list(
    @Query({ schema: ReleasesQuery }) { limit, cursor, ...filter }: z.infer<typeof ReleasesQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.lists.list(filter, readCursor(index, cursor), limit);
    if (answer.next) void reply.header('link', nextLink(request.url, answer.next));
    send(answer, request, reply);
  }

  @Get('api/v1/releases/:id')
  @Public(OFFICIAL)
  @Operation({
    id: 'getRelease',
    tag,
    summary: 'A release as it stands now',
    description:
      'The envelope around the document in force. Without `lang` the best language is chosen and named.',
    answer: PublicRelease,
    etag: true,
    also,
    errors: [404],
  })
  async release(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @Query({ schema: LanguageQuery }) { lang }: Language,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(await this.answers.release(id, lang, request.headers['accept-language']), request, reply);
  }

  @Get('r/:id')
  @Public(OFFICIAL)
  @Operation({
    id: 'getReleaseByShortAddress',
    tag,
    summary: 'The short address that printed codes carry',
    answer: PublicRelease,
    etag: true,
    also,
    errors: [404],
  })
  async short(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(await this.answers.release(id, undefined, request.headers['accept-language']), request, reply);
  }

  @Get('api/v1/releases/:id/versions/:version/document')
  @Public(OFFICIAL)
  @Operation({
    id: 'getDocument',
    tag,
    summary: 'The canonical bytes of a version',
    description: 'Their SHA-256 stands in the log. Without `lang` in the language it was written in.',
    answer: CanonicalDocument,
    etag: true,
    also,
    errors: [404, 410],
  })
  async document(
    @Param({ schema: VersionParams }) { id, version }: z.infer<typeof VersionParams>,
    @Query({ schema: LanguageQuery }) { lang }: Language,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(await this.answers.document(id, version, lang), request, reply);
  }

  @Get('api/v1/releases/:id/versions/:version/proof')
  @Public(OFFICIAL)
  @Operation({
    id: 'getProof',
    tag,
    summary: 'The proof to keep beside a version',
    description: 'Shows offline that these bytes were published, and when; `khen verify` checks it.',
    answer: ProofFile,
    etag: true,
    also,
    errors: [404, 410],
  })
  async proof(
    @Param({ schema: VersionParams }) { id, version }: z.infer<typeof VersionParams>,
    @Query({ schema: LanguageQuery }) { lang }: Language,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(await this.answers.proof(id, version, lang), request, reply);
  }

  @Get('api/v1/releases/:id/notice')
  @Public(OFFICIAL)
  @Operation({
    id: 'getNotice',
    tag,
    summary: 'The canonical bytes of the notice of a retraction',
    answer: NoticeDocument,
    etag: true,
    also,
    errors: [404],
  })
  async notice(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @Query({ schema: LanguageQuery }) { lang }: Language,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(await this.answers.notice(id, lang), request, reply);
  }

  @Get('api/v1/releases/:id/notice/proof')
  @Public(OFFICIAL)
  @Operation({
    id: 'getNoticeProof',
    tag,
    summary: 'The proof that a release was retracted, and when',
    answer: NoticeProofFile,
    etag: true,
    also,
    errors: [404],
  })
  async noticeProof(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @Query({ schema: LanguageQuery }) { lang }: Language,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(await this.answers.noticeProof(id, lang), request, reply);
  }
}
