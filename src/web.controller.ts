import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from './platform/http/index.js';

/** What `web/` was built into. It lies beside `dist/`, and beside `src/` while testing. */
const BUILT = fileURLToPath(new URL('../web/dist/', import.meta.url));

/** Files of this server alone: no script, style or picture may stand in the page itself. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; media-src blob:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The departments' desk: a program for browsers, which asks the API like everybody. */
@ApiExcludeController()
@Controller('app')
export class WebController {
  @Get(['', '*'])
  @Public('a program without data: what it shows, it has to ask the API for')
  send(@Param('*') path: string | undefined, @Res() reply: FastifyReply): void {
    void reply.headers({
      'content-security-policy': PAGE_POLICY,
      'cross-origin-resource-policy': 'same-origin',
    });
    // The names of these change with their content; every other address is a screen.
    if (path?.startsWith('assets/')) void reply.sendFile(path, { maxAge: '1y', immutable: true });
    else void reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
  }
}

/** Lets the above send files, compressed as they were built for whoever takes that. */
export async function prepareWeb(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyStatic, {
    root: BUILT,
    serve: false,
    preCompressed: true,
    suppressWarning: true,
  });
}
