import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  type Caller,
  CurrentCaller,
  IfMatch,
  Operation,
  Permission,
  privateAnswer,
  requestLanguage,
} from '../../platform/http/index.js';
import { ApproveRelease } from '../use-cases/approve-release.js';
import { DiscardRelease } from '../use-cases/discard-release.js';
import { PublishRelease } from '../use-cases/publish-release.js';
import { ReadReleases } from '../use-cases/read-releases.js';
import { SendReleaseBack } from '../use-cases/send-release-back.js';
import { SubmitRelease } from '../use-cases/submit-release.js';
import { toDeskRelease } from './representations.js';
import { DeskRelease, Discarding, Refusal, ReleaseParams, Submission } from './schemas.js';

type Params = z.infer<typeof ReleaseParams>;

const verb = (id: string, summary: string) =>
  Operation({
    id,
    tag: 'Releases (desk)',
    summary,
    description: `${summary}. Answers with the release as it is then; every reason why not comes back at once.`,
    answer: DeskRelease,
    ifMatch: true,
    once: true,
    errors: [403, 404, 409],
  });

/** The verbs of the version at work; If-Match is the tag of `versions/open`. */
@Controller('api/v1/desk/releases/:id/versions/open')
export class VerbsController {
  constructor(
    private readonly submitRelease: SubmitRelease,
    private readonly sendReleaseBack: SendReleaseBack,
    private readonly approveRelease: ApproveRelease,
    private readonly publishRelease: PublishRelease,
    private readonly discardRelease: DiscardRelease,
    private readonly read: ReadReleases,
  ) {}

  @Post('submit')
  @Permission('releases.write')
  @verb('submitRelease', 'Hand the version to the approvers')
  async submit(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @Body({ schema: Submission }) _confirmed: z.infer<typeof Submission>,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskRelease> {
    await this.submitRelease.execute({ caller, releaseId: id, ifMatch });
    return this.answer(id, caller, request, reply);
  }

  @Post('send-back')
  @Permission('releases.approve')
  @verb('sendReleaseBack', 'Return the version to its authors')
  async sendBack(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @Body({ schema: Refusal }) { reason }: z.infer<typeof Refusal>,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskRelease> {
    await this.sendReleaseBack.execute({ caller, releaseId: id, ifMatch, reason });
    return this.answer(id, caller, request, reply);
  }

  @Post('approve')
  @Permission('releases.approve')
  @verb('approveRelease', 'Approve the version, which freezes its documents')
  async approve(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskRelease> {
    await this.approveRelease.execute({ caller, releaseId: id, ifMatch });
    return this.answer(id, caller, request, reply);
  }

  @Post('publish')
  @Permission('releases.publish')
  @verb('publishRelease', 'Make the approved version public')
  async publish(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskRelease> {
    await this.publishRelease.execute({ caller, releaseId: id, ifMatch });
    return this.answer(id, caller, request, reply);
  }

  @Post('discard')
  @Permission('releases.write')
  @verb('discardRelease', 'Give the version up')
  async discard(
    @Param({ schema: ReleaseParams }) { id }: Params,
    @Body({ schema: Discarding }) { reason }: z.infer<typeof Discarding>,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskRelease> {
    await this.discardRelease.execute({ caller, releaseId: id, ifMatch, reason });
    return this.answer(id, caller, request, reply);
  }

  private async answer(
    id: string,
    caller: Caller,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<DeskRelease> {
    const versions = await this.read.release(id, caller.principal);
    privateAnswer(reply);
    return toDeskRelease(versions, caller.principal, requestLanguage(request));
  }
}
