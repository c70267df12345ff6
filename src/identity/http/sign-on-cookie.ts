import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config/index.js';
import type { SecretBox } from '../keys/secret-box.js';
import { Flow } from '../sign-on/provider.js';
import { cookieAttributes } from './refresh-cookie.js';

const NAME = 'khen_sign_on';
/** For what it is sealed: a secret of another kind is none of these. */
const OWNER = 'sign-on';

/** Only the browser that began can come back; what it keeps, it can neither read nor change. */
export function keepFlow(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
  box: SecretBox,
  { flow, until }: { flow: Flow; until: Date },
): void {
  const { keyId, bytes } = box.seal(JSON.stringify(flow), OWNER);
  const value = `${keyId}.${bytes.toString('base64url')}`;
  void reply.setCookie(NAME, value, { ...cookieAttributes(request, config), expires: until });
}

/** Undefined where there is none, or none of ours. */
export function flowOf(request: FastifyRequest, box: SecretBox): Flow | undefined {
  const [, keyId, bytes] =
    /^([0-9A-Za-z_-]+)\.([0-9A-Za-z_-]{40,1000})$/.exec(request.cookies[NAME] ?? '') ?? [];
  if (!keyId || !bytes) return undefined;
  try {
    return Flow.parse(JSON.parse(box.open({ keyId, bytes: Buffer.from(bytes, 'base64url') }, OWNER)));
  } catch {
    return undefined;
  }
}

export function dropFlow(request: FastifyRequest, reply: FastifyReply, config: Config): void {
  void reply.clearCookie(NAME, cookieAttributes(request, config));
}
