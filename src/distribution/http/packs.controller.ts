import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { contentDisposition } from '../../platform/files/index.js';
import { matchesAny, Operation, Public } from '../../platform/http/index.js';
import { about } from '../answers/names.js';
import { CACHE_CONTROL } from '../answers/send.js';
import { PressPacks } from '../packs/press-packs.js';
import { LanguageQuery, VersionParams } from './schemas.js';

const ZIP = 'application/zip';

@Controller('api/v1/releases/:id/versions/:version/pack')
export class PacksController {
  constructor(private readonly packs: PressPacks) {}

  @Get()
  @Public('official information is for everybody')
  @Operation({
    id: 'getPressPack',
    tag: 'Releases (public)',
    summary: 'Everything a newsroom needs of a version, in one ZIP',
    description:
      'Word and PDF in the form of the decree, plain text, pictures and attachments in full resolution with their credits ' +
      'and licences, the canonical document and its proof. Without `lang` in the language it was written in. In the first ' +
      'seconds after an urgent publication it may not be ready: 503 with Retry-After.',
    mediaType: ZIP,
    etag: true,
    also: { 304: 'You have these bytes already.' },
    errors: [404, 410],
  })
  async pack(
    @Param({ schema: VersionParams }) { id, version }: z.infer<typeof VersionParams>,
    @Query({ schema: LanguageQuery }) { lang }: z.infer<typeof LanguageQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pack = await this.packs.find(id, version, lang);
    void reply.headers({
      etag: pack.etag,
      'cache-control': CACHE_CONTROL,
      'surrogate-key': about.release(id),
      'content-language': pack.lang,
      'content-disposition': contentDisposition(ZIP, pack.name),
    });
    if (matchesAny(request.headers['if-none-match'], pack.etag)) return void reply.status(304).send();
    const { bytes, stream } = await pack.write();
    void reply.headers({ 'content-type': ZIP, 'content-length': bytes });
    if (request.method !== 'HEAD') return void (await reply.send(stream));
    stream.destroy();
    // An empty stream keeps the length that was set: the answer to HEAD is that of GET.
    await reply.send(Readable.from([]));
  }
}
