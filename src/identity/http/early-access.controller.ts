import { Body, Controller, Get, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentDesk, type Desk, Operation, Permission } from '../../platform/http/index.js';
import { AcceptPressTerms } from '../use-cases/accept-press-terms.js';
import { ReadAgencies } from '../use-cases/read-agencies.js';
import { toEarlyAccess } from './agency.representations.js';
import { EarlyAccess, NewAcceptance } from './agency.schemas.js';

const tag = 'Identity';

/** What a press agency sees of itself: people and machines alike. */
@Controller('api/v1/early-access')
export class EarlyAccessController {
  constructor(
    private readonly read: ReadAgencies,
    private readonly acceptPressTerms: AcceptPressTerms,
  ) {}

  @Get()
  @Permission('early-access.read')
  @Operation({
    id: 'getEarlyAccess',
    tag,
    summary: 'Whether my press agency may read early, and why not',
    answer: EarlyAccess,
  })
  async own(@CurrentDesk() desk: Desk): Promise<EarlyAccess> {
    return toEarlyAccess(await this.read.own(desk.principal), desk.language);
  }

  @Post('accept')
  @Permission('early-access.accept')
  @Operation({
    id: 'acceptPressTerms',
    tag,
    summary: 'Accept terms of early access for my press agency',
    description:
      'Names the version and its digest, so that nobody is bound by what they did not read. Who accepted, and when, is kept.',
    answer: EarlyAccess,
    errors: [404, 409],
  })
  async accept(
    @Body({ schema: NewAcceptance }) { version, sha256 }: z.infer<typeof NewAcceptance>,
    @CurrentDesk() desk: Desk,
  ): Promise<EarlyAccess> {
    await this.acceptPressTerms.execute(desk.principal, version, sha256);
    return toEarlyAccess(await this.read.own(desk.principal), desk.language);
  }
}
