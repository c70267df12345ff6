import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config/index.js';
import type { Device } from '../throttle/devices.js';
import { cookieAttributes } from './refresh-cookie.js';

const NAME = 'khen_device';

/** Stays when its owner signs out: it is for the next sign-in. */
export function keepDevice(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
  { token, knownUntil }: Device,
): void {
  void reply.setCookie(NAME, token, { ...cookieAttributes(request, config), expires: knownUntil });
}

/** What the client shows as its device; an empty text if nothing. */
export const deviceOf = (request: FastifyRequest): string => request.cookies[NAME] ?? '';
