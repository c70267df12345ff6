import { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  CurrentPrincipal,
  httpError,
  matchesAny,
  MaybePrincipal,
  Operation,
  Permission,
  Principal,
  privateAnswer,
  Public,
} from '../http/index.js';
import { lineOfText } from '../text/index.js';
import { contentDisposition, contentSecurityPolicy } from './disposition.js';
import { Files, type StoredFile } from './files.js';
import { filesError } from './files.errors.js';
import { safeName } from './media-types.js';
import { parseRange } from './range.js';
import { UPLOAD_PATH } from './upload-parser.js';

const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'Lower-case hexadecimal SHA-256 of the bytes.' });
const UploadQuery = z.strictObject({
  name: lineOfText({ max: 200 }).optional().meta({ description: 'What the sender calls the file.' }),
});
const StoredFileAnswer = z
  .strictObject({
    sha256,
    bytes: z.int().min(1),
    mediaType: z.string().meta({ description: 'What the bytes are, whatever the sender said.' }),
    name: z.string().optional().meta({ description: 'The name, with an extension that fits the bytes.' }),
  })
  .meta({
    id: 'StoredFile',
    example: {
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      bytes: 48213,
      mediaType: 'image/jpeg',
      name: 'hoa-tam-giac-mach.jpg',
    },
  });

@Controller()
export class FilesController {
  constructor(private readonly files: Files) {}

  @Post(UPLOAD_PATH)
  @Permission('files.write')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ description: 'The bytes.', required: true, schema: { type: 'string', format: 'binary' } })
  @Operation({
    id: 'uploadFile',
    tag: 'Files',
    summary: 'Upload a file',
    description:
      'The body is the file itself. Its type is read from the bytes; the Content-Type is not believed. Until something ' +
      'refers to the file it can be read by its sender only; after a day without a reference it is erased.',
    status: 201,
    answer: StoredFileAnswer,
    errors: [400],
  })
  async upload(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: UploadQuery }) { name }: z.infer<typeof UploadQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoredFile> {
    privateAnswer(reply);
    if (!isStream(request.body)) throw httpError('unsupported-media-type');
    return this.files.put(request.body, { account: principal.accountId, name });
  }

  @Get('/api/v1/files/:sha256')
  @Public('access is decided per file', { knowsCaller: true })
  @ApiHeader({ name: 'Range', required: false, description: 'One range of bytes, e.g. bytes=0-1023.' })
  @ApiHeader({
    name: 'If-None-Match',
    required: false,
    description: 'An ETag that the caller has; 304 if it still fits.',
  })
  @ApiHeader({
    name: 'If-Range',
    required: false,
    description: 'The ETag of the file that the range belongs to.',
  })
  @Operation({
    id: 'readFile',
    tag: 'Files',
    summary: 'Read a file',
    description:
      'Readable by whoever may read something that refers to it. The ETag is the digest of the bytes.',
    mediaType: 'application/octet-stream',
    etag: true,
    also: { 206: 'The part that was asked for.', 304: 'Unchanged.' },
    errors: [400, 404, 416],
  })
  async read(
    @MaybePrincipal() principal: Principal | undefined,
    @Param('sha256', { schema: sha256 }) digest: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.files.find(digest, principal ?? 'anyone');
    if (!file) throw httpError('not-found');
    const tag = `"${digest}"`;
    void reply.headers({
      etag: tag,
      // Short, because what is public today may be taken back: nobody shows it longer than this without asking again.
      'cache-control': file.public ? 'public, max-age=20' : 'private, no-store',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': contentSecurityPolicy(file.mediaType),
      'content-disposition': contentDisposition(
        file.mediaType,
        file.name ?? safeName(digest.slice(0, 16), file.mediaType)!,
      ),
    });
    if (matchesAny(request.headers['if-none-match'], tag)) return void reply.status(304).send();
    const ifRange = request.headers['if-range'];
    const asked = ifRange === undefined || ifRange === tag ? request.headers.range : undefined;
    const range = parseRange(asked, file.bytes);
    if (range === 'unsatisfiable') {
      void reply.header('content-range', `bytes */${file.bytes}`);
      throw filesError('unsatisfiable', { bytes: file.bytes });
    }
    void reply.header(
      'content-type',
      file.mediaType.startsWith('text/') ? `${file.mediaType}; charset=utf-8` : file.mediaType,
    );
    void reply.header('content-length', range ? range.end - range.start + 1 : file.bytes);
    if (range)
      void reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`);
    // An empty stream keeps the length that was set: the answer to HEAD is that of GET, and nothing is read for it.
    await reply.send(request.method === 'HEAD' ? Readable.from([]) : await this.files.open(digest, range));
  }
}

/** False for what another parser has read already, such as JSON. */
function isStream(body: unknown): body is Readable {
  return typeof (body as { pipe?: unknown } | null | undefined)?.pipe === 'function';
}
