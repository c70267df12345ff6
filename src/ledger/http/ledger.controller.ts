import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Operation, Public } from '../../platform/http/index.js';
import { Checkpoints } from '../checkpoints.js';
import { Ledger } from '../ledger.js';
import { ledgerError } from '../ledger.errors.js';
import { parseTilePath, TILE_WIDTH, tileWidth } from '../merkle/tiles.js';
import { Signing } from '../signing.js';
import { Tiles } from '../tiles.js';

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';
const AUDITABLE = 'the log is there for everybody to audit';
/** Never changes once it is there. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** A partial tile never changes either, but is soon no longer asked for. */
const FOR_AN_HOUR = 'public, max-age=3600';

/** The log as C2SP tlog-tiles has it, so that tools which nobody here wrote can audit it. */
@Controller('ledger')
export class LedgerController {
  constructor(
    private readonly ledger: Ledger,
    private readonly checkpoints: Checkpoints,
    private readonly tiles: Tiles,
    private readonly signing: Signing,
  ) {}

  @Get('checkpoint')
  @Public(AUDITABLE)
  @Operation({
    id: 'getLedgerCheckpoint',
    tag: 'Ledger',
    summary: 'Signed head of the log',
    description:
      'A signed note (C2SP tlog-checkpoint) over the size and the Merkle root of everything entered so far.',
    mediaType: TEXT,
  })
  @Header('content-type', TEXT)
  @Header('cache-control', 'public, max-age=2')
  async checkpoint(): Promise<string> {
    return (await this.checkpoints.current()).text;
  }

  @Get('key')
  @Public('everybody needs it to verify what is published; to be pinned, it must come by another way')
  @Operation({
    id: 'getLedgerKey',
    database: false,
    tag: 'Ledger',
    summary: 'Public key of the log',
    description:
      'The verifier key (C2SP signed-note) of the checkpoints. Compare its fingerprint by another way before trusting it.',
    mediaType: TEXT,
  })
  @Header('content-type', TEXT)
  @Header('cache-control', 'public, max-age=300')
  key(): string {
    return `${this.signing.signer.public.toString()}\n`;
  }

  @Get('tile/*')
  @Public(AUDITABLE)
  @Operation({
    id: 'getLedgerTile',
    tag: 'Ledger',
    summary: 'Tile of hashes, or bundle of entries',
    description:
      'C2SP tlog-tiles: `{level}/{index}[.p/{width}]` holds hashes, `entries/{index}[.p/{width}]` entries, each behind its length in two bytes. Read the checkpoint first: what lies beyond it is not there.',
    mediaType: BYTES,
    errors: [404],
  })
  @Header('content-type', BYTES)
  @ApiParam({
    name: 'path',
    schema: { type: 'string', maxLength: 100 },
    description:
      'Level (or `entries`) and index of the tile, the index in groups of three digits; may hold slashes.',
    example: 'entries/000.p/1',
  })
  async tile(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    // Fastify's name for the rest of the path; no decorator gives it another in the API description.
    const { '*': path } = request.params as { readonly '*': string };
    const tile = parseTilePath(`tile/${path}`);
    if (!tile) throw ledgerError('no-such-tile');
    const { level, index, width } = tile;
    const size = await this.ledger.size();
    if (tileWidth(level === 'entries' ? 0 : level, index, size) < width) throw ledgerError('no-such-tile');
    void reply.header('cache-control', width === TILE_WIDTH ? FOR_EVER : FOR_AN_HOUR);
    if (level === 'entries') return this.tiles.bundle(index, width);
    return Buffer.from(await this.tiles.reader().readTile(level, index, width));
  }
}
