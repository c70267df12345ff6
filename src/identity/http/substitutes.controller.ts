import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import {
  CurrentDesk,
  CurrentPrincipal,
  type Desk,
  Operation,
  type Principal,
  SignedIn,
} from '../../platform/http/index.js';
import { AppointSubstitute } from '../use-cases/appoint-substitute.js';
import { EndSubstitution } from '../use-cases/end-substitution.js';
import { Id } from './schemas.js';
import { Appointed, NewSubstitute } from './session.schemas.js';

const tag = 'Identity';

/** Whoever stands in for oneself; who they are is said by `/me`. */
@Controller('api/v1/me/substitutes')
export class SubstitutesController {
  constructor(
    private readonly appointSubstitute: AppointSubstitute,
    private readonly endSubstitution: EndSubstitution,
  ) {}

  @Post()
  @SignedIn()
  @Operation({
    id: 'appointMySubstitute',
    tag,
    summary: 'Let a colleague stand in for me',
    description:
      'For approvers: a colleague in the organisation acted for gets the role that is named, for 90 days at most. ' +
      'Nobody approves what they wrote themselves, a substitute no more than others.',
    answer: Appointed,
    status: 201,
    once: true,
  })
  async appoint(
    @Body({ schema: NewSubstitute }) { from, to, ...rest }: z.infer<typeof NewSubstitute>,
    @CurrentDesk() desk: Desk,
  ): Promise<z.infer<typeof Appointed>> {
    return this.appointSubstitute.execute(desk.caller, {
      ...rest,
      from: from === undefined ? undefined : new Date(from),
      to: new Date(to),
    });
  }

  @Delete(':id')
  @SignedIn()
  @Operation({
    id: 'endMySubstitution',
    tag,
    summary: 'End a substitution before its time',
    status: 204,
    errors: [404, 409],
  })
  async end(
    @Param({ schema: Id }) { id }: z.infer<typeof Id>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.endSubstitution.execute(principal, id);
  }
}
