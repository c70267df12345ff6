import { Global, Module } from '@nestjs/common';
import { SystemHealthController } from './health.controller.js';
import { Health } from './health.js';
import { PlatformParts } from './platform-parts.js';

@Global()
@Module({ controllers: [SystemHealthController], providers: [Health, PlatformParts], exports: [Health] })
export class HealthModule {}

export { Health, type HealthPart, type PartState } from './health.js';
