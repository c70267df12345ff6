import { Body, Controller, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentDesk, type Desk, Permission } from '../../platform/http/index.js';
import { ConfirmRedaction } from '../use-cases/confirm-redaction.js';
import { CorrectRelease } from '../use-cases/correct-release.js';
import { ProposeRedaction } from '../use-cases/propose-redaction.js';
import { ReadReleases } from '../use-cases/read-releases.js';
import { RetractRelease } from '../use-cases/retract-release.js';
import { ReviewReleaseAfterwards } from '../use-cases/review-release-afterwards.js';
import { WithdrawRedaction } from '../use-cases/withdraw-redaction.js';
import type { DeskRelease } from './answers.js';
import { toDeskRelease } from './representations.js';
import { Correction, NewRedaction, NumberedParams, ReleaseParams, Retraction } from './schemas.js';
import { releaseVerb } from './verbs.controller.js';

type Params = z.infer<typeof ReleaseParams>;
type Answer = Promise<DeskRelease>;

/** What is done with a release before the public; If-Match is the tag of the release. */
@Controller('api/v1/desk/releases/:id')
export class StandingController {
  constructor(
    private readonly correctRelease: CorrectRelease,
    private readonly retractRelease: RetractRelease,
    private readonly proposeRedaction: ProposeRedaction,
    private readonly withdrawRedaction: WithdrawRedaction,
    private readonly confirmRedaction: ConfirmRedaction,
    private readonly reviewAfterwards: ReviewReleaseAfterwards,
    private readonly read: ReadReleases,
  ) {}

  @Post('correct')
  @Permission('releases.write')
  @releaseVerb('correctRelease', 'Begin the next version of what is public')
  async correct(
    @Param({ schema: ReleaseParams }) at: Params,
    @Body({ schema: Correction }) body: z.infer<typeof Correction>,
    @CurrentDesk() desk: Desk,
  ): Answer {
    await this.correctRelease.execute(command(at, desk), body);
    return this.answer(at, desk);
  }

  @Post('retract')
  @Permission('releases.retract')
  @releaseVerb('retractRelease', 'Take a release back in public, for good')
  async retract(
    @Param({ schema: ReleaseParams }) at: Params,
    @Body({ schema: Retraction }) { reason, notices }: z.infer<typeof Retraction>,
    @CurrentDesk() desk: Desk,
  ): Answer {
    await this.retractRelease.execute({ ...command(at, desk), reason }, notices);
    return this.answer(at, desk);
  }

  @Post('propose-redaction')
  @Permission('releases.redact')
  @releaseVerb('proposeRedaction', 'Name public documents to be erased by law')
  async propose(
    @Param({ schema: ReleaseParams }) at: Params,
    @Body({ schema: NewRedaction }) body: z.infer<typeof NewRedaction>,
    @CurrentDesk() desk: Desk,
  ): Answer {
    await this.proposeRedaction.execute(command(at, desk), body);
    return this.answer(at, desk);
  }

  @Post('withdraw-redaction')
  @Permission('releases.redact')
  @releaseVerb('withdrawRedaction', 'Give a proposed erasure up')
  async withdraw(@Param({ schema: ReleaseParams }) at: Params, @CurrentDesk() desk: Desk): Answer {
    await this.withdrawRedaction.execute(command(at, desk));
    return this.answer(at, desk);
  }

  @Post('confirm-redaction')
  @Permission('releases.redact')
  @releaseVerb('confirmRedaction', 'Erase, as a second person, what was proposed')
  async confirm(@Param({ schema: ReleaseParams }) at: Params, @CurrentDesk() desk: Desk): Answer {
    await this.confirmRedaction.execute(command(at, desk));
    return this.answer(at, desk);
  }

  @Post('versions/:version/review-afterwards')
  @Permission('releases.approve')
  @releaseVerb(
    'reviewReleaseAfterwards',
    'Review what was published urgently; If-Match is the tag of the version',
  )
  async review(
    @Param({ schema: NumberedParams }) { id, version }: z.infer<typeof NumberedParams>,
    @CurrentDesk() desk: Desk,
  ): Answer {
    await this.reviewAfterwards.execute({ ...command({ id }, desk), version });
    return this.answer({ id }, desk);
  }

  private async answer({ id }: Params, desk: Desk): Answer {
    return toDeskRelease(await this.read.release(id, desk.principal), desk);
  }
}

const command = ({ id }: Params, { caller, ifMatch }: Desk) => ({ caller, releaseId: id, ifMatch });
