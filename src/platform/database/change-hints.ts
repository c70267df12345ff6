import { setTimeout as sleep } from 'node:timers/promises';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { within } from '../waiting/index.js';
import { CHANGED } from './database.js';

const AGAIN_MS = 1000;
const HEARTBEAT_MS = 10_000;
const PATIENCE_MS = 5000;

/**
 * Hears from other processes that something public has changed, sooner than by asking. A hint and nothing more: what is
 * missed, while the connection is away or behind a pooler that can't listen, is found out by whoever asks.
 */
export class ChangeHints implements OnApplicationShutdown {
  private readonly ended = new AbortController();
  private listening: Promise<void> | undefined;

  constructor(private readonly url: string) {}

  /** Calls back at each hint, and whenever hints may have been missed; at most one listener. */
  listen(onHint: () => void): void {
    this.listening ??= this.keepListening(onHint);
  }

  async onApplicationShutdown(): Promise<void> {
    this.ended.abort();
    // Ending a connection that is just being made waits for what never comes; its own time limit ends it.
    await within(AGAIN_MS, this.listening, () => undefined);
  }

  private async keepListening(onHint: () => void): Promise<void> {
    const { signal } = this.ended;
    while (!signal.aborted) {
      await this.listenOnce(onHint).catch(() => undefined);
      await sleep(AGAIN_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Until the connection ends, or does not answer: one that died silently would never say so. */
  private async listenOnce(onHint: () => void): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'khen hints',
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      keepAlive: true,
    });
    const lost = new AbortController();
    client.on('error', () => lost.abort()).on('end', () => lost.abort());
    client.on('notification', onHint);
    const either = AbortSignal.any([this.ended.signal, lost.signal]);
    try {
      await client.connect();
      await client.query(`listen ${CHANGED}`);
      onHint();
      while (!either.aborted) {
        await sleep(HEARTBEAT_MS, undefined, { signal: either, ref: false }).catch(() => undefined);
        if (!either.aborted) await client.query('select 1');
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
