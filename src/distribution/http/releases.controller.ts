import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Config } from '../../platform/config/index.js';
import { Operation, Public, readCursor } from '../../platform/http/index.js';
import { send } from '../answers/send.js';
import { askedFormat, otherFormats } from '../formats/formats.js';
import { ListAnswers } from '../list-answers.js';
import { ReleaseAnswers } from '../release-answers.js';
import { baseAddress } from './base.js';
import {
  CanonicalDocument,
  LanguageQuery,
  NoticeDocument,
  NoticeProofFile,
  ProofFile,
  PublicRelease,
  PublicReleases,
  ReleaseParams,
  ReleaseQuery,
  ReleasesQuery,
  VersionParams,
} from './schemas.js';
import { withNext } from './with-next.js';

type Params = z.infer<typeof ReleaseParams>;
type Language = z.infer<typeof LanguageQuery>;

const OFFICIAL = 'official information is for everybody';
const tag = 'Releases (public)';
const also = { 304: 'You have these bytes already.' };
const alsoAs = Object.values(otherFormats).map(({ mediaType }) => mediaType);
const index = z.int().min(0);

/** What the public reads of releases: the same bytes for everybody. */
@Controller()
export class PublicReleasesController {
  constructor(
    private readonly config: Config,
    private readonly answers: ReleaseAnswers,
    private readonly lists: ListAnswers,
  ) {}

  @Get('api/v1/releases')
  @Public(OFFICIAL)
  @Operation({
    id: 'listReleases',
    tag,
    summary: 'What is in force, newest first',
    description:
      'In ninjs one item of type `composite` with an association for each release, in JSON-LD an ItemList; what they leave ' +
      'out stands in the release itself. `Link` has the next page in every format.',
    answer: PublicReleases,
    alsoAs,
    etag: true,
    also,
  })
  async list(
    @Query({ schema: ReleasesQuery }) { limit, cursor, format, ...filter }: z.infer<typeof ReleasesQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedFormat(format, request.headers.accept);
    const answer = await this.lists.list(filter, readCursor(index, cursor), limit, asked, {
      base: baseAddress(this.config, request),
      path: listAddress({ ...filter, limit, cursor, format: asked.name }),
    });
    send(withNext(answer, request.url), request, reply);
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
    alsoAs,
    etag: true,
    also,
    errors: [404],
  })
  async release(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @Query({ schema: ReleaseQuery }) { lang, format }: z.infer<typeof ReleaseQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(id, { lang, format }, request, reply);
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

  private async answer(
    id: string,
    { lang, format }: z.infer<typeof ReleaseQuery>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { accept, 'accept-language': acceptLanguage } = request.headers;
    const base = baseAddress(this.config, request);
    const asked = askedFormat(format, accept);
    send(await this.answers.release(id, lang, acceptLanguage, asked, base), request, reply);
  }
}

/** The address of a page of a list in one format, whatever was accepted. */
function listAddress(query: Readonly<Record<string, string | number | undefined>>): string {
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `/api/v1/releases?${new URLSearchParams(asked).toString()}`;
}
