import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { canonicalJson, sha256Hex } from '../canonical/index.js';
import { httpError } from './errors.js';
import type { Caller, Once, Principal } from './principal.js';

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

/** The principal of a route that needs one. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal =>
  signedIn(requestOf(context)),
);

/** The principal of a public route that `knowsCaller`, or undefined. */
export const MaybePrincipal = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal | undefined => requestOf(context).principal,
);

/** On whose behalf the use case runs, with the Idempotency-Key if the request has one. */
export function callerOf(request: FastifyRequest): Caller {
  const principal = signedIn(request);
  return { principal, once: onceOf(request, principal) };
}

export function signedIn(request: FastifyRequest): Principal {
  if (!request.principal) throw httpError('sign-in-required');
  return request.principal;
}

function onceOf(request: FastifyRequest, principal: Principal): Once | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw httpError(
      'invalid',
      {},
      {
        fields: [
          {
            pointer: 'Idempotency-Key',
            detail: {
              vi: 'Cần 1–200 ký tự ASCII không có dấu cách.',
              en: 'Needs 1–200 visible ASCII characters.',
            },
          },
        ],
      },
    );
  }
  const asked = {
    method: request.method,
    url: request.url,
    actingFor: principal.actingFor,
    ifMatch: request.headers['if-match'] ?? null,
    // A file is still arriving: whoever reads it adds its digest.
    body: isStream(request.body) ? null : (request.body ?? null),
  };
  return { owner: principal.id, key, fingerprint: fingerprintOf(asked) };
}

function isStream(body: unknown): boolean {
  return typeof (body as { pipe?: unknown } | null | undefined)?.pipe === 'function';
}

/** What can't be written as canonical JSON (half a character, an infinite number) can't be asked for either. */
function fingerprintOf(asked: object): string {
  try {
    return sha256Hex(canonicalJson(asked));
  } catch (cause) {
    throw httpError('bad-request', {}, { cause });
  }
}
