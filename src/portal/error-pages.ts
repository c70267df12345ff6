import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { baseAddress } from '../distribution/index.js';
import { Config } from '../platform/config/index.js';
import { languageTagSchema } from '../platform/i18n/index.js';
import { type Problem, showProblems } from '../platform/http/index.js';
import { errorPage } from './pages/error.js';
import { Pages } from './pages.js';

const types = ['application/problem+json', 'application/json', 'text/html'];

/** Tells people in a browser what went wrong by a page that leads on; programs get the problem detail. */
@Injectable()
export class ErrorPages implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly pages: Pages,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    // The command line has no server.
    if (!this.host.httpAdapter) return;
    showProblems(this.host.httpAdapter.getInstance<FastifyInstance>(), (request, problem) =>
      this.page(request, problem),
    );
  }

  private page(request: FastifyRequest, problem: Problem) {
    const { accept, 'accept-language': acceptLanguage } = request.headers;
    if (accept === undefined || new Negotiator({ headers: { accept } }).mediaType(types) !== 'text/html')
      return undefined;
    const asked = {
      path: '/',
      query: {},
      lang: languageTagSchema.safeParse((request.query as { lang?: unknown } | undefined)?.lang).data,
      acceptLanguage,
      base: baseAddress(this.config, request),
    };
    return this.pages.passing(asked, (frame) => errorPage(frame, problem));
  }
}
