import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Scheduler } from '../schedule/index.js';
import { Files } from './files.js';
import { FilesController } from './files.controller.js';
import { RenditionsController } from './renditions.controller.js';
import { acceptUploads } from './upload-parser.js';
import './files.permissions.js';

@Global()
@Module({ controllers: [FilesController, RenditionsController], providers: [Files], exports: [Files] })
export class FilesModule implements OnModuleInit {
  constructor(
    private readonly files: Files,
    private readonly scheduler: Scheduler,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({ id: 'files.sweep', everySeconds: 3600, run: () => this.files.sweep() });
    // The command line has no server.
    if (this.host.httpAdapter) acceptUploads(this.host.httpAdapter.getInstance<FastifyInstance>());
  }
}

export { Files, type FileReader, type FileReference } from './files.js';
export type { StoredFile } from './stored-file.js';
export { takesUpload, uploadOf } from './upload-parser.js';
export { contentDisposition } from './disposition.js';
export { safeName } from './media-types.js';
