import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Config } from '../../platform/config/index.js';
import {
  CurrentDesk,
  CurrentPrincipal,
  type Desk,
  Operation,
  type Principal,
  SignedIn,
} from '../../platform/http/index.js';
import { BeginSecondFactor } from '../use-cases/begin-second-factor.js';
import { ChangePassword } from '../use-cases/change-password.js';
import { ConfirmSecondFactor } from '../use-cases/confirm-second-factor.js';
import { EndSession } from '../use-cases/end-session.js';
import { ReadOwnAccount } from '../use-cases/read-own-account.js';
import { RenewRecoveryCodes } from '../use-cases/renew-recovery-codes.js';
import { TurnOffSecondFactor } from '../use-cases/turn-off-second-factor.js';
import { toMe, toOwnSession } from './representations.js';
import { Id } from './schemas.js';
import {
  CodeProof,
  FullProof,
  Me,
  OwnSessions,
  PasswordChange,
  PasswordProof,
  RecoveryCodes,
  SecondFactorBegun,
} from './session.schemas.js';

const tag = 'Identity';

/** One's own account. */
@Controller('api/v1/me')
export class MeController {
  constructor(
    private readonly config: Config,
    private readonly read: ReadOwnAccount,
    private readonly endSession: EndSession,
    private readonly changePassword: ChangePassword,
    private readonly beginSecondFactor: BeginSecondFactor,
    private readonly confirmSecondFactor: ConfirmSecondFactor,
    private readonly turnOffSecondFactor: TurnOffSecondFactor,
    private readonly renewRecoveryCodes: RenewRecoveryCodes,
  ) {}

  @Get()
  @SignedIn()
  @Operation({ id: 'getMe', tag, summary: 'Who I am, whom I may act for, what I may do', answer: Me })
  async me(@CurrentDesk() desk: Desk): Promise<Me> {
    return toMe(await this.read.account(desk.principal), this.config.timeZone, desk);
  }

  @Get('sessions')
  @SignedIn()
  @Operation({
    id: 'listMySessions',
    tag,
    summary: 'Where I am signed in, last used first',
    answer: OwnSessions,
  })
  async sessions(@CurrentDesk() desk: Desk): Promise<z.infer<typeof OwnSessions>> {
    const rows = await this.read.liveSessions(desk.principal);
    return { items: rows.map((row) => toOwnSession(row, desk.principal)) };
  }

  @Delete('sessions/:id')
  @SignedIn()
  @Operation({
    id: 'endMySession',
    tag,
    summary: 'End a session of mine, here or elsewhere',
    status: 204,
    errors: [404],
  })
  async end(
    @Param({ schema: Id }) { id }: z.infer<typeof Id>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.endSession.execute(principal, id);
  }

  @Post('password')
  @SignedIn()
  @Operation({
    id: 'changeMyPassword',
    tag,
    summary: 'Change my password',
    description: 'Ends all other sessions.',
    status: 204,
  })
  async password(
    @Body({ schema: PasswordChange }) body: z.infer<typeof PasswordChange>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.changePassword.execute(principal, body.currentPassword, body.newPassword);
  }

  @Post('totp')
  @SignedIn()
  @Operation({
    id: 'beginMySecondFactor',
    tag,
    summary: 'Begin to set up a second factor',
    description:
      'Makes a secret for an authenticator app (TOTP, RFC 6238). It counts once a code of the app confirms it.',
    answer: SecondFactorBegun,
    status: 201,
    errors: [409],
  })
  async begin(
    @Body({ schema: PasswordProof }) { password }: z.infer<typeof PasswordProof>,
    @CurrentDesk() { principal }: Desk,
  ): Promise<z.infer<typeof SecondFactorBegun>> {
    return this.beginSecondFactor.execute(principal, password);
  }

  @Post('totp/confirm')
  @SignedIn()
  @Operation({
    id: 'confirmMySecondFactor',
    tag,
    summary: 'Turn my second factor on',
    description: 'Answers with ten recovery codes. Ends all other sessions, which have not passed it.',
    answer: RecoveryCodes,
    errors: [409],
  })
  async confirm(
    @Body({ schema: CodeProof }) { code }: z.infer<typeof CodeProof>,
    @CurrentDesk() { principal }: Desk,
  ): Promise<z.infer<typeof RecoveryCodes>> {
    return { recoveryCodes: await this.confirmSecondFactor.execute(principal, code) };
  }

  @Delete('totp')
  @SignedIn()
  @Operation({
    id: 'turnOffMySecondFactor',
    tag,
    summary: 'Turn my second factor off',
    description: 'Refused where a role demands it.',
    status: 204,
    errors: [409],
  })
  async turnOff(
    @Body({ schema: FullProof }) proof: z.infer<typeof FullProof>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.turnOffSecondFactor.execute(principal, proof);
  }

  @Post('recovery-codes')
  @SignedIn()
  @Operation({
    id: 'renewMyRecoveryCodes',
    tag,
    summary: 'Replace my recovery codes',
    answer: RecoveryCodes,
    errors: [409],
  })
  async renew(
    @Body({ schema: FullProof }) proof: z.infer<typeof FullProof>,
    @CurrentDesk() { principal }: Desk,
  ): Promise<z.infer<typeof RecoveryCodes>> {
    return { recoveryCodes: await this.renewRecoveryCodes.execute(principal, proof) };
  }
}
