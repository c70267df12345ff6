import { readFileSync } from 'node:fs';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { CurrentDesk, type Desk, Operation, Permission } from '../http/index.js';
import './health.permissions.js';
import { Health } from './health.js';

const instant = z.iso.datetime();
const SystemHealth = z
  .strictObject({
    version: z.string().meta({ description: 'Of Khen.' }),
    startedAt: instant.meta({ description: 'When the process that answers was started.' }),
    at: instant.meta({ description: 'When the parts were asked.' }),
    parts: z.array(
      z.strictObject({
        name: z.string(),
        title: z.string(),
        state: z.enum(['ok', 'warning', 'failed']),
        says: z.string().meta({ description: 'How it is doing, in a sentence.' }),
        since: instant.meta({ description: 'Since when the process that answers has seen it so.' }),
      }),
    ),
  })
  .meta({ id: 'SystemHealth' });

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const startedAt = new Date(Date.now() - process.uptime() * 1000).toISOString();

/** How the installation is doing, for those who operate it. */
@Controller('api/v1/desk/health')
export class SystemHealthController {
  constructor(private readonly health: Health) {}

  @Get()
  @Permission('health.read')
  @Operation({
    id: 'getSystemHealth',
    tag: 'Operation',
    summary: 'How each part of the installation is doing, and since when',
    answer: SystemHealth,
  })
  async read(@CurrentDesk() { language }: Desk): Promise<z.infer<typeof SystemHealth>> {
    const { at, parts } = await this.health.look();
    return {
      version,
      startedAt,
      at: at.toISOString(),
      parts: parts.map(({ name, title, state, says, since }) => ({
        name,
        title: title[language],
        state,
        says: says[language],
        since: since.toISOString(),
      })),
    };
  }
}
