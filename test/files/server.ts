import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Body, Controller, type ExecutionContext, Global, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { z } from 'zod';
import { loadConfig } from '../../src/platform/config/index.js';
import { Database } from '../../src/platform/database/index.js';
import { Files, FilesModule, type StoredFile } from '../../src/platform/files/index.js';
import {
  Authenticator,
  httpAdapter,
  prepareServer,
  Principal,
  Public,
} from '../../src/platform/http/index.js';
import { PlatformModule } from '../../src/platform/index.js';
import { createTestDatabase, temporaryFolder } from '../support/index.js';

const people = new Map<string, Principal>();

class HeaderAuthenticator extends Authenticator {
  authenticate(context: ExecutionContext): Promise<Principal | undefined> {
    const { headers } = context.switchToHttp().getRequest<{ headers: Record<string, string | undefined> }>();
    return Promise.resolve(people.get(headers['x-person'] ?? ''));
  }
}

@Controller('/api/v1/echo')
class EchoController {
  @Post()
  @Public('a test')
  echo(@Body({ schema: z.strictObject({ a: z.string() }) }) body: { a: string }): { a: string } {
    return body;
  }
}

@Global()
@Module({
  controllers: [EchoController],
  providers: [{ provide: Authenticator, useClass: HeaderAuthenticator }],
  exports: [Authenticator],
})
class TestModule {}

export type FilesServer = Awaited<ReturnType<typeof startFilesServer>>;

/**
 * The platform alone, with its files. Callers are who the header `x-person` names: `writer` and `reader` act for the
 * organisation, `other` for another one. It begins empty, or with what was restored.
 */
export async function startFilesServer(
  organisation: string,
  most: number,
  restored?: { readonly dataDir: string; readonly databaseUrl: string },
) {
  const grants = {
    writer: { 'files.write': [organisation], 'pages.read': [organisation] },
    other: { 'files.write': [randomUUID()], 'pages.read': [randomUUID()] },
    reader: { 'pages.read': [organisation] },
  };
  for (const [name, may] of Object.entries(grants))
    people.set(name, new Principal(randomUUID(), undefined, organisation, new Map(Object.entries(may))));
  const folder = temporaryFolder();
  const database = restored ? undefined : await createTestDatabase();
  const databaseUrl = restored?.databaseUrl ?? database!.url;
  const dataDir = restored?.dataDir ?? folder.path;
  const config = loadConfig({ DATA_DIR: dataDir, MAX_FILE_BYTES: String(most) }).withDatabase(databaseUrl);
  const root = { module: TestModule, imports: [PlatformModule.for(config), FilesModule] };
  const adapter = httpAdapter(config, pino({ level: 'silent' }));
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: false,
    bodyParser: false,
  });
  await prepareServer(app, config);
  await app.listen(0, '127.0.0.1');
  return {
    app,
    folder,
    databaseUrl,
    address: await app.getUrl(),

    upload: (bytes: Uint8Array, { person = 'writer', query = '', headers = {} } = {}) =>
      app.inject({
        method: 'POST',
        url: `/api/v1/desk/files${query}`,
        headers: { 'content-type': 'application/octet-stream', 'x-person': person, ...headers },
        payload: Buffer.from(bytes),
      }),

    /** A file by its digest, or a size of it by what follows its address. */
    read: (name: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
      app.inject({ method, url: `/api/v1/files/${name}`, headers }),

    publish: async (bytes: Uint8Array, name?: string): Promise<StoredFile> => {
      const files = app.get(Files);
      const stored = await files.put(Readable.from([Buffer.from(bytes)]), { name });
      const to = { type: 'page', id: randomUUID(), organisation, permission: 'pages.read', public: true };
      await app.get(Database).transaction((tx) => files.refer(tx, to, [stored.sha256], 'system'));
      return stored;
    },

    async close() {
      await app.close();
      await database?.drop();
      folder.remove();
    },
  };
}
