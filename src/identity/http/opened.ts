import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Config } from '../../platform/config/index.js';
import { privateAnswer } from '../../platform/http/index.js';
import type { Client, SignedIn } from '../sessions/opening.js';
import { deviceOf, keepDevice } from './device-cookie.js';
import { keepRefreshToken } from './refresh-cookie.js';
import type { SessionOpened } from './session.schemas.js';

/** Where somebody signs in from. */
export const clientOf = (request: FastifyRequest): Client => ({
  address: request.ip,
  device: deviceOf(request),
  userAgent: request.headers['user-agent'],
});

/** What whoever signed in gets, however they did: a token in the answer, the next one and the device in cookies. */
export function answerOpened(
  signedIn: SignedIn,
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
): z.infer<typeof SessionOpened> {
  keepRefreshToken(request, reply, config, signedIn);
  keepDevice(request, reply, config, signedIn.device);
  privateAnswer(reply);
  const { accessToken, expiresIn, mustSetUpSecondFactor } = signedIn;
  return { accessToken, tokenType: 'Bearer', expiresIn, mustSetUpSecondFactor };
}
