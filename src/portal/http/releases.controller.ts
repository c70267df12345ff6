import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { z } from 'zod';
import {
  about,
  askedFormat,
  baseAddress,
  otherFormats,
  PublicRelease,
  ReleaseAnswers,
  send,
} from '../../distribution/index.js';
import { Config } from '../../platform/config/index.js';
import { Operation, Public } from '../../platform/http/index.js';
import { PublicReleases } from '../../releases/index.js';
import { differencePage } from '../pages/difference.js';
import { releasePage } from '../pages/release.js';
import { versionPage } from '../pages/version.js';
import { Pages } from '../pages.js';
import { type Difference, ReleaseReading } from '../release-reading.js';
import { askedFrom, OFFICIAL, TextQuery } from './asked.js';

const alsoAs = [...Object.values(otherFormats).map(({ mediaType }) => mediaType), 'text/html; charset=utf-8'];
const Release = z.strictObject({ id: z.uuid() });
const number = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number);
const Version = Release.extend({ version: number });
const DifferenceQuery = TextQuery.extend({ from: number, to: number });

/** Pages about one release. */
@Controller()
export class ReleasePagesController {
  constructor(
    private readonly config: Config,
    private readonly pages: Pages,
    private readonly reading: ReleaseReading,
    private readonly releases: PublicReleases,
    private readonly answers: ReleaseAnswers,
  ) {}

  @Get('releases/:id')
  @ApiExcludeEndpoint()
  @Public(OFFICIAL)
  async release(
    @Param({ schema: Release }) { id }: z.infer<typeof Release>,
    @Query({ schema: TextQuery }) query: z.infer<typeof TextQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedFrom(this.config, request, query);
    const language = await this.answers.languageOf(id, asked.lang ?? asked.acceptLanguage);
    // A language that the release lacks is told of, and there is no end of those.
    const isQuestion = asked.lang !== undefined && asked.lang !== language;
    const kept = { names: [about.release(id), about.places], key: language, isQuestion };
    const answer = await this.pages.answer(asked, kept, async (on, frame) =>
      releasePage(frame, await this.reading.facts(on, id, language, asked.lang)),
    );
    send(answer, request, reply);
  }

  @Get('r/:id')
  @Public(OFFICIAL)
  @Operation({
    id: 'getReleaseByShortAddress',
    tag: 'Releases (public)',
    summary: 'The short address that printed codes carry',
    description:
      'A page for browsers, with the answer to “is it official?” on top; the envelope for everybody else.',
    answer: PublicRelease,
    alsoAs,
    etag: true,
    also: { 304: 'You have these bytes already.' },
    errors: [404],
  })
  async short(
    @Param({ schema: Release }) { id }: z.infer<typeof Release>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { accept, 'accept-language': acceptLanguage } = request.headers;
    if (!wantsPage(accept)) {
      const base = baseAddress(this.config, request);
      const format = askedFormat(undefined, accept);
      return send(await this.answers.release(id, undefined, acceptLanguage, format, base), request, reply);
    }
    const asked = { ...askedFrom(this.config, request, {}), path: `/releases/${id}` };
    const language = await this.answers.languageOf(id, acceptLanguage);
    const kept = { names: [about.release(id), about.places], key: `${language} short` };
    const answer = await this.pages.answer(asked, kept, async (on, frame) =>
      releasePage(frame, await this.reading.facts(on, id, language, undefined), true),
    );
    const headers = { ...answer.headers, vary: 'accept, accept-language' };
    send({ ...answer, headers }, request, reply);
  }

  @Get('releases/:id/versions/:version')
  @ApiExcludeEndpoint()
  @Public(OFFICIAL)
  async version(
    @Param({ schema: Version }) { id, version }: z.infer<typeof Version>,
    @Query({ schema: TextQuery }) query: z.infer<typeof TextQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedFrom(this.config, request, query);
    const answer = await this.pages.answer(asked, { names: [about.release(id)] }, async (on, frame) => {
      const text = await this.reading.version(on, id, version, asked.lang);
      const acts = await this.releases.actsOf(on, id);
      const act = acts.find((each) => each.version === version && each.act !== 'release.translated')!;
      return versionPage(frame, { ...text, index: Number(act.ledger_index), at: act.at.toISOString() });
    });
    send(answer, request, reply);
  }

  @Get('releases/:id/difference')
  @ApiExcludeEndpoint()
  @Public(OFFICIAL)
  async difference(
    @Param({ schema: Release }) { id }: z.infer<typeof Release>,
    @Query({ schema: DifferenceQuery }) { from, to, ...query }: z.infer<typeof DifferenceQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedFrom(this.config, request, { ...query, from: String(from), to: String(to) });
    const answer = await this.pages.answer(asked, { names: [about.release(id)] }, async (_, frame) => {
      const { bytes } = await this.answers.difference(id, from, to, query.lang);
      const changes = JSON.parse(bytes.toString('utf8')) as Difference & { readonly lang: string };
      return differencePage(frame, { id, from, to, lang: changes.lang, changes });
    });
    send(answer, request, reply);
  }
}

const formats = ['application/json', 'application/vnd.iptc.ninjs+json', 'application/ld+json', 'text/html'];

/** Browsers ask for pages by name; everybody else is a machine. */
function wantsPage(accept: string | undefined): boolean {
  return accept !== undefined && new Negotiator({ headers: { accept } }).mediaType(formats) === 'text/html';
}
