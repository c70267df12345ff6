import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config/index.js';
import { identityError } from '../identity.errors.js';

const NAME = 'khen_refresh';
const HEADER = 'khen-session';

/** Not for scripts, not for other sites, not for other addresses, and not in the clear where there is a choice. */
export function cookieAttributes(request: FastifyRequest, config: Config) {
  const secure = request.protocol === 'https' || (config.publicUrl?.startsWith('https:') ?? false);
  return { path: '/api/v1/session', httpOnly: true, sameSite: 'strict', secure } as const;
}

export function keepRefreshToken(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
  { refreshToken, refreshUntil }: { refreshToken: string; refreshUntil: Date },
): void {
  void reply.setCookie(NAME, refreshToken, { ...cookieAttributes(request, config), expires: refreshUntil });
}

export function dropRefreshToken(request: FastifyRequest, reply: FastifyReply, config: Config): void {
  void reply.clearCookie(NAME, cookieAttributes(request, config));
}

/**
 * The refresh token of a request. A page of another site could have the cookie sent, if the site counts as the same
 * (another office of the province), but it can't send the header: that takes our consent (CORS), which nobody has.
 */
export function refreshTokenOf(request: FastifyRequest): string {
  if (request.headers[HEADER] !== 'refresh') throw identityError('refresh-header-missing');
  return request.cookies[NAME] ?? '';
}
