import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Config } from './environment.js';

/** Hands the one checked configuration to whoever injects `Config`. */
@Global()
@Module({})
export class ConfigModule {
  static for(config: Config): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: Config, useValue: config }], exports: [Config] };
  }
}
