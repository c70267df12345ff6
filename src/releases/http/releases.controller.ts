import { Body, Controller, Get, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type Caller,
  CurrentCaller,
  CurrentPrincipal,
  IfMatch,
  nextLink,
  Operation,
  type Page,
  Permission,
  type Principal,
  privateAnswer,
  readCursor,
  requestLanguage,
  revisionTag,
  toPage,
} from '../../platform/http/index.js';
import { DraftRelease } from '../use-cases/draft-release.js';
import { EditText } from '../use-cases/edit-text.js';
import { EditVersion } from '../use-cases/edit-version.js';
import { ReadReleases } from '../use-cases/read-releases.js';
import { toDeskRelease, toDeskReleaseItem, toDeskText, toDeskVersion } from './representations.js';
import {
  DeskRelease,
  DeskReleases,
  DeskText,
  DeskVersion,
  NewRelease,
  ReleaseParams,
  ReleaseQuery,
  TextEdit,
  TextParams,
  VersionEdit,
} from './schemas.js';

const tag = 'Releases (desk)';

@Controller('api/v1/desk/releases')
export class ReleasesController {
  constructor(
    private readonly draftRelease: DraftRelease,
    private readonly editVersion: EditVersion,
    private readonly editText: EditText,
    private readonly read: ReadReleases,
  ) {}

  @Get()
  @Permission('releases.read')
  @Operation({
    id: 'listDeskReleases',
    tag,
    summary: 'Releases at work and published, newest first',
    answer: DeskReleases,
  })
  async list(
    @Query({ schema: ReleaseQuery }) { limit, cursor, state }: z.infer<typeof ReleaseQuery>,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<ReturnType<typeof toDeskReleaseItem>>> {
    const before = readCursor(z.uuid(), cursor);
    const rows = await this.read.list(principal, { state, before, limit });
    const page = toPage(rows, limit, ({ id }) => id, toDeskReleaseItem);
    privateAnswer(reply);
    if (page.next) void reply.header('link', nextLink(request.url, page.next));
    return page;
  }

  @Post()
  @Permission('releases.write')
  @Operation({
    id: 'draftRelease',
    tag,
    summary: 'Begin a release',
    description: 'Makes a release with its first version, in state draft. Nothing needs to be complete yet.',
    answer: DeskRelease,
    status: 201,
    once: true,
    errors: [403, 409],
  })
  async draft(
    @Body({ schema: NewRelease }) body: NewRelease,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskRelease> {
    const { id, dropped } = await this.draftRelease.execute(caller, body);
    const versions = await this.read.release(id, caller.principal);
    const { row } = versions[0]!;
    privateAnswer(reply, revisionTag(row.id, row.revision));
    void reply.header('location', `/api/v1/desk/releases/${id}`);
    return toDeskRelease(versions, caller.principal, requestLanguage(request), dropped);
  }

  @Get(':id')
  @Permission('releases.read')
  @Operation({
    id: 'getDeskRelease',
    tag,
    summary: 'A release with its versions',
    answer: DeskRelease,
    errors: [404],
  })
  async release(
    @Param({ schema: ReleaseParams }) { id }: z.infer<typeof ReleaseParams>,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskRelease> {
    const versions = await this.read.release(id, principal);
    privateAnswer(reply);
    return toDeskRelease(versions, principal, requestLanguage(request));
  }

  @Get(':id/versions/open')
  @Permission('releases.read')
  @Operation({
    id: 'getOpenVersion',
    tag,
    summary: 'The version at work, with what may be done now',
    answer: DeskVersion,
    etag: true,
    errors: [404],
  })
  async openVersion(
    @Param({ schema: ReleaseParams }) { id }: z.infer<typeof ReleaseParams>,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskVersion> {
    return this.answerOpenVersion(id, principal, request, reply);
  }

  @Patch(':id/versions/open')
  @Permission('releases.write')
  @Operation({
    id: 'editVersion',
    tag,
    summary: 'Change what has no language: kind, topics, places, contact',
    answer: DeskVersion,
    etag: true,
    ifMatch: true,
    once: true,
    errors: [403, 404, 409],
  })
  async edit(
    @Param({ schema: ReleaseParams }) { id }: z.infer<typeof ReleaseParams>,
    @Body({ schema: VersionEdit }) body: z.infer<typeof VersionEdit>,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskVersion> {
    await this.editVersion.execute({ caller, releaseId: id, ifMatch }, body);
    return this.answerOpenVersion(id, caller.principal, request, reply);
  }

  @Get(':id/versions/open/texts/:lang')
  @Permission('releases.read')
  @Operation({
    id: 'getOpenText',
    tag,
    summary: 'The words of one language of the version at work',
    answer: DeskText,
    etag: true,
    errors: [404],
  })
  async text(
    @Param({ schema: TextParams }) { id, lang }: z.infer<typeof TextParams>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof DeskText>> {
    const text = toDeskText(await this.read.text(id, lang, principal));
    privateAnswer(reply, text.etag);
    return text;
  }

  @Patch(':id/versions/open/texts/:lang')
  @Permission('releases.write')
  @Operation({
    id: 'editText',
    tag,
    summary: 'Change the words of one language',
    description: 'The body is cleaned to the grammar of official text; `dropped` tells what was taken out.',
    answer: DeskText,
    etag: true,
    ifMatch: true,
    once: true,
    errors: [403, 404, 409],
  })
  async editWords(
    @Param({ schema: TextParams }) { id, lang }: z.infer<typeof TextParams>,
    @Body({ schema: TextEdit }) body: z.infer<typeof TextEdit>,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof DeskText>> {
    const dropped = await this.editText.execute({ caller, releaseId: id, ifMatch, lang }, body);
    const text = toDeskText(await this.read.text(id, lang, caller.principal), dropped);
    privateAnswer(reply, text.etag);
    return text;
  }

  private async answerOpenVersion(
    id: string,
    principal: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<DeskVersion> {
    const version = toDeskVersion(
      await this.read.openVersion(id, principal),
      principal,
      requestLanguage(request),
    );
    privateAnswer(reply, version.etag);
    return version;
  }
}
