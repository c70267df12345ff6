import { createHash } from 'node:crypto';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { httpError, matchesAny, MaybePrincipal, Operation, Principal, Public } from '../http/index.js';
import { renditionsOf } from '../pictures/index.js';
import { Files } from './files.js';
import { fileHeaders, sha256 } from './file-headers.js';
import { FILES_PATH } from './stored-file.js';

const size = z.string().max(20).meta({
  description:
    'Width and format, as `renditions` of the file lists them: 320, 640, 960, 1280 or 1920, webp or jpg.',
  example: '640.webp',
});

@Controller()
export class RenditionsController {
  constructor(private readonly files: Files) {}

  @Get(`${FILES_PATH}/:sha256/:size`)
  @Public('access is decided per file', { knowsCaller: true })
  @ApiHeader({
    name: 'If-None-Match',
    required: false,
    description: 'An ETag that the caller has; 304 if it still fits.',
  })
  @Operation({
    id: 'readRendition',
    tag: 'Files',
    summary: 'Read a smaller size of a picture',
    description:
      'Made from the picture when it is first asked for: upright, in sRGB, never wider than the picture; of a moving one ' +
      'the first frame. Readable by whoever may read the picture. The ETag is the digest of these bytes.',
    mediaType: 'application/octet-stream',
    etag: true,
    also: { 304: 'Unchanged.' },
    errors: [400, 404],
  })
  async read(
    @MaybePrincipal() principal: Principal | undefined,
    @Param('sha256', { schema: sha256 }) digest: string,
    @Param('size', { schema: size }) name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.files.find(digest, principal ?? 'anyone');
    const rendition = renditionsOf(file?.width ?? 0, file?.height ?? 0).find((each) => each.name === name);
    if (!file || !rendition) throw httpError('not-found');
    const bytes = await this.files.rendition(file, rendition);
    const tag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
    const title = file.name?.replace(/\.[^.]*$/, '');
    void reply.headers(fileHeaders({ ...file, mediaType: rendition.mediaType, name: title }, tag));
    if (matchesAny(request.headers['if-none-match'], tag)) return void reply.status(304).send();
    await reply.header('content-type', rendition.mediaType).send(bytes);
  }
}
