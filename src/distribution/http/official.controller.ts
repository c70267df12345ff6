import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Config } from '../../platform/config/index.js';
import { Operation, Public } from '../../platform/http/index.js';
import { bestLanguage, interfaceLanguages } from '../../platform/i18n/index.js';
import { OfficialCheck } from '../official/official-check.js';
import type { Official } from '../official/official-matches.js';
import type { Question } from '../official/official-question.js';
import { baseAddress } from './base.js';
import { OfficialAnswer, OfficialQuestion } from './official.schemas.js';

/** Asked in a body, so that what somebody was sent is in no address, history or log. */
@Controller('api/v1/official')
export class OfficialController {
  constructor(
    private readonly config: Config,
    private readonly official: OfficialCheck,
  ) {}

  @Post()
  @HttpCode(200)
  @Public('whether something is official is for everybody to know')
  @Operation({
    id: 'checkOfficial',
    tag: 'Releases (public)',
    summary: 'Is it official?',
    description:
      '`official` is said of a text only if its words are those of a release in force, all of them and no others; white ' +
      'space, composition, the place of tones and the form of quotes and dashes do not matter, case does. A passage is ' +
      '`close`, however faithful. A new release is known within a second or two. Nothing that is sent is stored or logged.',
    answer: OfficialAnswer,
  })
  async check(
    @Body({ schema: OfficialQuestion }) question: z.infer<typeof OfficialQuestion>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Official> {
    void reply.header('cache-control', 'no-store').header('vary', 'accept-language');
    const lang = bestLanguage(request.headers['accept-language'], interfaceLanguages);
    return this.official.check(question as Question, { lang, base: baseAddress(this.config, request) });
  }
}
