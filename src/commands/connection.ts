import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { type Config, loadConfig, processEnvironment } from '../platform/config/index.js';
import { explainConnection } from '../platform/database/index.js';
import { joinEmbedded } from '../platform/embedded/index.js';

/**
 * Runs a command on the configured database: the outside one, that of the server running in DATA_DIR, or our own for as
 * long as the command takes. `config.databaseUrl` is set.
 */
export async function withDatabase<Result>(work: (config: Config) => Promise<Result>): Promise<Result> {
  const config = loadConfig(processEnvironment());
  const { databaseUrl } = config;
  if (databaseUrl) {
    return work(config).catch((error: unknown) => {
      throw explainConnection(error, databaseUrl);
    });
  }
  const embedded = await joinEmbedded({ dataDir: config.dataDir, log: (line) => console.error(line) });
  try {
    return await work(config.withDatabase(embedded.url));
  } finally {
    await embedded.stop();
  }
}

/** Gives a command all modules on a migrated database, without a server. */
export async function withModules<Result>(
  config: Config,
  work: (modules: INestApplicationContext) => Promise<Result>,
): Promise<Result> {
  const modules = await NestFactory.createApplicationContext(AppModule.for(config), {
    logger: false,
    abortOnError: false,
  });
  try {
    return await work(modules);
  } finally {
    await modules.close();
  }
}
