import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway, sqlState } from '../database/index.js';
import { DomainError, errorCatalogue, type Language } from '../errors/index.js';
import { bestLanguage, interfaceLanguages } from '../i18n/index.js';
import { httpError } from './errors.js';
import { type Problem, toProblem } from './problem.js';

/** When to ask again about what somebody has to put in order first: a disk that is full, a log that is not open. */
const OPERATOR_SECONDS = 30;

/** A page that tells of a problem, with its content policy; undefined for whoever wants none. */
type ProblemPage = (
  request: FastifyRequest,
  problem: Problem,
) => { readonly html: string; readonly policy: string; readonly lang: Language } | undefined;

const pages = new WeakMap<FastifyInstance, ProblemPage>();

/** Lets people in a browser read of problems by a page. */
export function showProblems(server: FastifyInstance, page: ProblemPage): void {
  pages.set(server, page);
}

/** Turns whatever was thrown into a problem detail in the caller's language; the only place that answers errors. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** The same for what never reaches Nest. */
export function answerProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = asDomainError(thrown);
  const level = error.kind === 'internal' ? 'error' : errorCatalogue.get(error.code)?.log;
  if (level) request.log[level]({ err: error.cause ?? error, code: error.code }, 'request failed');
  if (reply.sent) return;
  const language = requestLanguage(request);
  const problem = toProblem(error, language, request.id);
  const retryAfter = error.retryAfter ?? (error.kind === 'unavailable' ? OPERATOR_SECONDS : undefined);
  if (retryAfter !== undefined) void reply.header('retry-after', Math.ceil(retryAfter));
  if (error.kind === 'unauthenticated') void reply.header('www-authenticate', 'Bearer');
  const page = pages.get(request.server)?.(request, problem);
  if (page) void reply.header('content-security-policy', page.policy);
  void reply
    .status(problem.status)
    .header('content-type', page ? 'text/html; charset=utf-8' : 'application/problem+json; charset=utf-8')
    .header('content-language', page?.lang ?? language)
    .header('cache-control', 'no-store')
    .header('vary', 'accept, accept-language')
    .send(page?.html ?? JSON.stringify(problem));
}

/** The interface language that this request asks for; Vietnamese unless another fits better. */
export function requestLanguage(request: FastifyRequest): Language {
  return bestLanguage(request.headers['accept-language'], interfaceLanguages);
}

function asDomainError(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  const { statusCode } = thrown as { statusCode?: number };
  const status = thrown instanceof HttpException ? thrown.getStatus() : (statusCode ?? 500);
  if (status === 404) return httpError('not-found');
  if (status === 413) return httpError('too-large');
  if (status === 415) return httpError('unsupported-media-type');
  if (status >= 400 && status < 500) return httpError('bad-request');
  // Data exceptions: a value that no schema refused and no column takes.
  if (sqlState(thrown)?.startsWith('22')) return httpError('invalid', {}, { cause: thrown });
  return isDatabaseAway(thrown)
    ? httpError('unavailable', {}, { cause: thrown, retryAfter: 2 })
    : httpError('internal', {}, { cause: thrown });
}
