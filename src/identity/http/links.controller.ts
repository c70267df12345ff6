import { Body, Controller, HttpStatus, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Operation, Public } from '../../platform/http/index.js';
import { AcceptInvitation } from '../use-cases/accept-invitation.js';
import { RequestPasswordReset } from '../use-cases/request-password-reset.js';
import { ResetPassword } from '../use-cases/reset-password.js';
import { Acceptance, Reset, ResetRequest } from './session.schemas.js';

const tag = 'Identity';

/** What people do with the links that they were mailed. */
@Controller('api/v1')
export class LinksController {
  constructor(
    private readonly acceptInvitation: AcceptInvitation,
    private readonly requestReset: RequestPasswordReset,
    private readonly resetPassword: ResetPassword,
  ) {}

  @Post('invitations/accept')
  @Public('the token of the mail is the credential')
  @Operation({
    id: 'acceptInvitation',
    tag,
    summary: 'Accept an invitation and choose a password',
    description: 'The account can sign in from then on. The link works once.',
    status: HttpStatus.NO_CONTENT,
    errors: [410],
  })
  async accept(
    @Body({ schema: Acceptance }) body: z.infer<typeof Acceptance>,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    await this.acceptInvitation.execute(body, ip);
  }

  @Post('password-reset')
  @Public('whoever forgot the password can not sign in')
  @Operation({
    id: 'requestPasswordReset',
    tag,
    summary: 'Have a link mailed that sets a new password',
    description: 'Answers the same whether there is such an account or not.',
    status: HttpStatus.ACCEPTED,
  })
  async request(
    @Body({ schema: ResetRequest }) { email }: z.infer<typeof ResetRequest>,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    await this.requestReset.execute(email, ip);
  }

  @Post('password-reset/confirm')
  @Public('the token of the mail is the credential')
  @Operation({
    id: 'resetPassword',
    tag,
    summary: 'Set a new password',
    description:
      'Ends all sessions and opens none; an account with a second factor still needs its code to sign in.',
    status: HttpStatus.NO_CONTENT,
    errors: [410],
  })
  async confirm(
    @Body({ schema: Reset }) body: z.infer<typeof Reset>,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    await this.resetPassword.execute(body.token, body.password, ip);
  }
}
