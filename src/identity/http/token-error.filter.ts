import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, errorText } from '../../platform/errors/index.js';
import { answerProblem } from '../../platform/http/index.js';

/** What RFC 6749, 5.2, calls them; what it has no name for (too often, too large, no database) stays a problem detail. */
const names = new Map<string, { readonly error: string; readonly status: 400 | 401 }>([
  ['client.client-refused', { error: 'invalid_client', status: 401 }],
  ['client.token-request-invalid', { error: 'invalid_request', status: 400 }],
  ['client.grant-unsupported', { error: 'unsupported_grant_type', status: 400 }],
  ['client.scope-refused', { error: 'invalid_scope', status: 400 }],
]);

/** Answers refusals of the token endpoint as OAuth 2.0 has them. */
@Catch()
export class TokenErrorFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const known = thrown instanceof DomainError ? names.get(thrown.code) : undefined;
    if (!known) {
      answerProblem(thrown, http.getRequest<FastifyRequest>(), reply);
      return;
    }
    if (known.status === 401) void reply.header('www-authenticate', 'Basic realm="khen", charset="UTF-8"');
    void reply
      .status(known.status)
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('pragma', 'no-cache')
      .send(
        JSON.stringify({ error: known.error, error_description: errorText(thrown as DomainError, 'en') }),
      );
  }
}
