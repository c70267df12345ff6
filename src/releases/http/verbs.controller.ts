import { Body, Controller, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentDesk, type Desk, Operation, Permission } from '../../platform/http/index.js';
import { AgreeToRelease } from '../use-cases/agree-to-release.js';
import { ApproveRelease } from '../use-cases/approve-release.js';
import { DiscardRelease } from '../use-cases/discard-release.js';
import { EndorseRelease } from '../use-cases/endorse-release.js';
import { PublishRelease } from '../use-cases/publish-release.js';
import { PublishReleaseUrgently } from '../use-cases/publish-release-urgently.js';
import { ReadReleases } from '../use-cases/read-releases.js';
import { ScheduleRelease } from '../use-cases/schedule-release.js';
import { SendReleaseBack } from '../use-cases/send-release-back.js';
import { SubmitRelease } from '../use-cases/submit-release.js';
import { UnscheduleRelease } from '../use-cases/unschedule-release.js';
import { DeskRelease } from './answers.js';
import { toDeskRelease } from './representations.js';
import { Discarding, Refusal, ReleaseParams, Schedule, Submission } from './schemas.js';

type Params = z.infer<typeof ReleaseParams>;
type Answer = Promise<DeskRelease>;

/** What a verb of a release, or of its version at work, says of itself. */
export const releaseVerb = (id: string, summary: string, errors: readonly (400 | 410)[] = []) =>
  Operation({
    id,
    tag: 'Releases (desk)',
    summary,
    description: `${summary}. Answers with the release as it is then; every reason why not comes back at once.`,
    answer: DeskRelease,
    ifMatch: true,
    once: true,
    errors: [403, 404, 409, ...errors],
  });

/** The verbs of the version at work; If-Match is the tag of `versions/open`. */
@Controller('api/v1/desk/releases/:id/versions/open')
export class VerbsController {
  constructor(
    private readonly submitRelease: SubmitRelease,
    private readonly endorseRelease: EndorseRelease,
    private readonly agreeToRelease: AgreeToRelease,
    private readonly sendReleaseBack: SendReleaseBack,
    private readonly approveRelease: ApproveRelease,
    private readonly scheduleRelease: ScheduleRelease,
    private readonly unscheduleRelease: UnscheduleRelease,
    private readonly publishRelease: PublishRelease,
    private readonly publishReleaseUrgently: PublishReleaseUrgently,
    private readonly discardRelease: DiscardRelease,
    private readonly read: ReadReleases,
  ) {}

  @Post('submit')
  @Permission('releases.write')
  @releaseVerb('submitRelease', 'Hand the version to the approvers')
  async submit(
    @Param({ schema: ReleaseParams }) at: Params,
    @Body({ schema: Submission }) _confirmed: z.infer<typeof Submission>,
    @CurrentDesk() desk: Desk,
  ): Answer {
    await this.submitRelease.execute(command(at, desk));
    return this.answer(at, desk);
  }

  @Post('endorse')
  @Permission('releases.approve')
  @releaseVerb('endorseRelease', 'Take the first of two steps of approval')
  async endorse(@Param({ schema: ReleaseParams }) at: Params, @CurrentDesk() desk: Desk): Answer {
    await this.endorseRelease.execute(command(at, desk));
    return this.answer(at, desk);
  }

  @Post('agree')
  @Permission('releases.approve')
  @releaseVerb('agreeToRelease', 'Agree to the submitted words as a co-issuer')
  async agree(@Param({ schema: ReleaseParams }) at: Params, @CurrentDesk() desk: Desk): Answer {
    await this.agreeToRelease.execute(command(at, desk));
    return this.answer(at, desk);
  }

  @Post('send-back')
  @Permission('releases.approve')
  @releaseVerb('sendReleaseBack', 'Return the version to its authors')
  async sendBack(
    @Param({ schema: ReleaseParams }) at: Params,
    @Body({ schema: Refusal }) { reason }: z.infer<typeof Refusal>,
    @CurrentDesk() desk: Desk,
  ): Answer {
    await this.sendReleaseBack.execute({ ...command(at, desk), reason });
    return this.answer(at, desk);
  }

  @Post('approve')
  @Permission('releases.approve')
  @releaseVerb('approveRelease', 'Approve the version, which freezes its documents')
  async approve(@Param({ schema: ReleaseParams }) at: Params, @CurrentDesk() desk: Desk): Answer {
    await this.approveRelease.execute(command(at, desk));
    return this.answer(at, desk);
  }

  @Post('schedule')
  @Permission('releases.publish')
  @releaseVerb('scheduleRelease', 'Set the hour at which the version becomes public')
  async schedule(
    @Param({ schema: ReleaseParams }) at: Params,
    @Body({ schema: Schedule }) { publishAt, earlyAccess }: z.infer<typeof Schedule>,
    @CurrentDesk() desk: Desk,
  ): Answer {
    await this.scheduleRelease.execute(command(at, desk), { publishAt: new Date(publishAt), earlyAccess });
    return this.answer(at, desk);
  }

  @Post('unschedule')
  @Permission('releases.publish')
  @releaseVerb('unscheduleRelease', 'Take the hour of publication away again')
  async unschedule(@Param({ schema: ReleaseParams }) at: Params, @CurrentDesk() desk: Desk): Answer {
    await this.unscheduleRelease.execute(command(at, desk));
    return this.answer(at, desk);
  }

  @Post('publish')
  @Permission('releases.publish')
  @releaseVerb('publishRelease', 'Make the approved version public')
  async publish(@Param({ schema: ReleaseParams }) at: Params, @CurrentDesk() desk: Desk): Answer {
    await this.publishRelease.execute(command(at, desk));
    return this.answer(at, desk);
  }

  @Post('publish-urgently')
  @Permission('releases.publish-urgently')
  @releaseVerb('publishReleaseUrgently', 'Publish what nobody has approved, to be reviewed afterwards')
  async publishUrgently(
    @Param({ schema: ReleaseParams }) at: Params,
    @Body({ schema: Refusal }) { reason }: z.infer<typeof Refusal>,
    @CurrentDesk() desk: Desk,
  ): Answer {
    await this.publishReleaseUrgently.execute({ ...command(at, desk), reason });
    return this.answer(at, desk);
  }

  @Post('discard')
  @Permission('releases.write')
  @releaseVerb('discardRelease', 'Give the version up; needs a reason once it has a number', [400])
  async discard(
    @Param({ schema: ReleaseParams }) at: Params,
    @Body({ schema: Discarding }) { reason }: z.infer<typeof Discarding>,
    @CurrentDesk() desk: Desk,
  ): Answer {
    await this.discardRelease.execute({ ...command(at, desk), reason });
    return this.answer(at, desk);
  }

  private async answer({ id }: Params, desk: Desk): Answer {
    return toDeskRelease(await this.read.release(id, desk.principal), desk);
  }
}

const command = ({ id }: Params, { caller, ifMatch }: Desk) => ({ caller, releaseId: id, ifMatch });
