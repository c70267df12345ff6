import { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  CurrentDesk,
  type Desk,
  httpError,
  matchesAny,
  MaybePrincipal,
  Operation,
  Permission,
  Principal,
  Public,
} from '../http/index.js';
import { lineOfText } from '../text/index.js';
import { fileHeaders, sha256 } from './file-headers.js';
import { Files } from './files.js';
import { filesError } from './files.errors.js';
import { parseRange } from './range.js';
import { FILES_PATH, type StoredFile } from './stored-file.js';
import { takesUpload, uploadOf } from './upload-parser.js';

const UPLOAD_PATH = takesUpload('/api/v1/desk/files');

const UploadQuery = z.strictObject({
  name: lineOfText({ max: 200 }).optional().meta({ description: 'What the sender calls the file.' }),
});
const StoredFileAnswer = z
  .strictObject({
    sha256,
    bytes: z.int().min(1),
    mediaType: z.string().meta({ description: 'What the bytes are, whatever the sender said.' }),
    name: z.string().optional().meta({ description: 'The name, with an extension that fits the bytes.' }),
    width: z.int().min(1).optional().meta({ description: 'Of a picture, in pixels, as it stands upright.' }),
    height: z.int().min(1).optional(),
    caption: z.string().optional().meta({ description: 'What a picture says of itself (IPTC or XMP).' }),
    credit: z.string().optional().meta({ description: 'Whom it names: photographer, then agency.' }),
    seconds: z.int().min(1).optional().meta({ description: 'How long a sound lasts.' }),
    signed: z
      .literal(true)
      .optional()
      .meta({ description: 'A PDF that holds a signature. It was not verified.' }),
    renditions: z
      .array(
        z.strictObject({
          href: z.string().meta({ description: 'Path on this server.' }),
          width: z.int().min(1),
          height: z.int().min(1),
          mediaType: z.enum(['image/webp', 'image/jpeg']),
        }),
      )
      .max(10)
      .optional()
      .meta({ description: 'Smaller sizes of a picture, for `srcset`.' }),
  })
  .meta({
    id: 'StoredFile',
    example: {
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      bytes: 48213,
      mediaType: 'image/jpeg',
      name: 'hoa-tam-giac-mach.jpg',
      width: 600,
      height: 400,
      caption: 'Hoa tam giác mạch ở Sà Phìn',
      credit: 'Lò Thị Mai/Báo Hà Giang',
      renditions: [
        {
          href: '/api/v1/files/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08/320.webp',
          width: 320,
          height: 213,
          mediaType: 'image/webp',
        },
      ],
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
      'The body is the file itself. Its type is read from the bytes; the Content-Type is not believed. A picture is kept ' +
      'without what it tells of the place, the person and the camera, with its caption and credit; its digest is that of ' +
      'the bytes that are kept. A PDF with scripts or embedded files is not taken. Until something refers to the file it can be read by its sender only; after a day without a reference it is erased.',
    status: 201,
    answer: StoredFileAnswer,
    errors: [400],
  })
  async upload(
    @Query({ schema: UploadQuery }) { name }: z.infer<typeof UploadQuery>,
    @CurrentDesk() { principal }: Desk,
    @Req() request: FastifyRequest,
  ): Promise<StoredFile> {
    return this.files.put(uploadOf(request), { account: principal.accountId, name });
  }

  @Get(`${FILES_PATH}/:sha256`)
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
    void reply.headers({ ...fileHeaders(file, tag), 'accept-ranges': 'bytes' });
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
