import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { about, json, publicAnswer, PublicAnswers, send } from '../../distribution/index.js';
import { bestLanguage, interfaceLanguages, languageTagSchema } from '../../platform/i18n/index.js';
import { Operation, Public } from '../../platform/http/index.js';
import { deskColours, nameIn, Theme } from '../../platform/theme/index.js';
import { answerFor, script, sign, weave } from '../assets.js';

const LOOKS = 'how pages look is no secret';

/** As other answers, but never an older one while it is asked anew: who has just set a name or a colour looks for it. */
const fresh = { 'cache-control': 'public, max-age=0, s-maxage=10' };

const Brand = z
  .strictObject({
    name: z.string(),
    lang: z.string(),
    logo: z.string().optional().meta({ description: 'Address of a picture; absent while none is set.' }),
    colour: z.string(),
  })
  .meta({ id: 'Brand', description: 'Name, logo and colour of this installation.' });
const BrandQuery = z.strictObject({
  lang: languageTagSchema.optional().meta({ description: 'Language of the name (BCP 47).' }),
});

/** What the pages of one installation share: its colours, its sign, its script. */
@Controller()
export class ThemeController {
  constructor(
    private readonly answers: PublicAnswers,
    private readonly theme: Theme,
  ) {}

  @Get('api/v1/brand')
  @Public(LOOKS)
  @Operation({
    id: 'getBrand',
    tag: 'Portal',
    summary: 'Name, logo and colour of this installation',
    answer: Brand,
    etag: true,
    also: { 304: 'You have these bytes already.' },
  })
  async brand(
    @Query({ schema: BrandQuery }) { lang }: z.infer<typeof BrandQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = bestLanguage(lang ?? request.headers['accept-language'], interfaceLanguages);
    const key = `brand ${language} ${lang === undefined}`;
    const answer = await this.answers.remember(key, [about.settings], async (on) => {
      const brand = await this.theme.brand(on);
      const told: z.infer<typeof Brand> = {
        name: nameIn(brand, language),
        lang: language,
        ...(brand.logo && { logo: `/api/v1/files/${brand.logo}` }),
        colour: brand.colour,
      };
      const headers = { ...json, ...fresh, 'content-language': language };
      const vary = lang === undefined && { vary: 'accept-language' };
      return publicAnswer(Buffer.from(JSON.stringify(told)), { ...headers, ...vary });
    });
    send(answer, request, reply);
  }

  @Get('theme.css')
  @ApiExcludeEndpoint()
  @Public(LOOKS)
  async colours(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.answers.remember('theme.css', [about.settings], async (on) => {
      const { colour } = await this.theme.brand(on);
      return publicAnswer(Buffer.from(deskColours(colour)), {
        'content-type': 'text/css; charset=utf-8',
        ...fresh,
      });
    });
    send(answer, request, reply);
  }

  @Get('weave.svg')
  @ApiExcludeEndpoint()
  @Public(LOOKS)
  weave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    send(answerFor(weave, request.url), request, reply);
  }

  @Get('khen.svg')
  @ApiExcludeEndpoint()
  @Public(LOOKS)
  sign(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    send(answerFor(sign, request.url), request, reply);
  }

  @Get('portal.js')
  @ApiExcludeEndpoint()
  @Public(LOOKS)
  script(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    send(answerFor(script, request.url), request, reply);
  }
}
