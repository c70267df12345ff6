import type { FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config/index.js';

/** The address below which everything lies; in the demonstration, which knows no public one, the one that was asked. */
export const baseAddress = ({ publicUrl }: Config, { protocol, host }: FastifyRequest): string =>
  publicUrl ?? `${protocol}://${host}`;
