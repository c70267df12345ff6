import { Body, Controller, Delete, Post, Req, Res } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Config } from '../../platform/config/index.js';
import {
  CurrentDesk,
  type Desk,
  Operation,
  privateAnswer,
  Public,
  SignedIn,
} from '../../platform/http/index.js';
import { EndSession } from '../use-cases/end-session.js';
import { RefreshSession } from '../use-cases/refresh-session.js';
import { SignIn } from '../use-cases/sign-in.js';
import { SignInByPasskey } from '../use-cases/sign-in-by-passkey.js';
import { BeginPasskeySignIn } from '../use-cases/begin-passkey-sign-in.js';
import { answerOpened, clientOf } from './opened.js';
import { PasskeyAsked, PasskeySession } from './passkey.schemas.js';
import { dropRefreshToken, keepRefreshToken, refreshTokenOf } from './refresh-cookie.js';
import { NewSession, SessionOpened, SessionRefreshed } from './session.schemas.js';

const tag = 'Identity';

/** Signing in, staying signed in, signing out. */
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly config: Config,
    private readonly signIn: SignIn,
    private readonly beginPasskeySignIn: BeginPasskeySignIn,
    private readonly signInByPasskey: SignInByPasskey,
    private readonly refreshSession: RefreshSession,
    private readonly endSession: EndSession,
  ) {}

  @Post()
  @Public('nobody is signed in before signing in')
  @Operation({
    id: 'signIn',
    tag,
    summary: 'Sign in',
    description:
      'Opens a session. The answer holds an access token for five minutes; the cookie `khen_refresh`, which scripts can not read, gets the next one. ' +
      'The cookie `khen_device` opens nothing: by it, those who guess the password elsewhere do not slow down its owner here. ' +
      'The same 401 is answered for a wrong password and for an account that does not exist or is not in use.',
    answer: SessionOpened,
    errors: [401],
  })
  async open(
    @Body({ schema: NewSession }) body: z.infer<typeof NewSession>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof SessionOpened>> {
    return answerOpened(await this.signIn.execute(body, clientOf(request)), request, reply, this.config);
  }

  @Post('passkey/begin')
  @Public('nobody is signed in before signing in')
  @Operation({
    id: 'beginPasskeySignIn',
    tag,
    summary: 'Begin to sign in with a passkey',
    description:
      'Answers what to ask of the browser (Web Authentication). The passkey itself says whose it is.',
    answer: PasskeyAsked,
    status: 201,
  })
  async beginPasskey(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof PasskeyAsked>> {
    privateAnswer(reply);
    const { id, options } = await this.beginPasskeySignIn.execute();
    return { id, options: { ...options } };
  }

  @Post('passkey')
  @Public('the signature of the passkey is the credential')
  @Operation({
    id: 'signInByPasskey',
    tag,
    summary: 'Sign in with a passkey',
    description:
      'Opens a session as `signIn` does; a passkey that has verified its owner (by PIN, finger or face) stands for both factors. ' +
      'One whose counter goes back was copied, and opens nothing any more.',
    answer: SessionOpened,
    errors: [401, 410],
  })
  async openByPasskey(
    @Body({ schema: PasskeySession }) { challenge, credential }: z.infer<typeof PasskeySession>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof SessionOpened>> {
    const answer = { challenge, credential: credential as AuthenticationResponseJSON };
    const opened = await this.signInByPasskey.execute(answer, clientOf(request));
    return answerOpened(opened, request, reply, this.config);
  }

  @Post('refresh')
  @Public('the refresh token in the cookie is the credential')
  @ApiHeader({
    name: 'Khen-Session',
    required: true,
    description: 'The word `refresh`; other sites can not send it.',
    schema: { type: 'string', enum: ['refresh'] },
  })
  @Operation({
    id: 'refreshSession',
    tag,
    summary: 'Get the next access token',
    description:
      'Needs the cookie of the sign-in and the header `Khen-Session: refresh`. Each refresh token is replaced by the next; one that was replaced more than 30 seconds ago ends the session.',
    answer: SessionRefreshed,
    errors: [401, 403],
  })
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof SessionRefreshed>> {
    const grant = await this.refreshSession.execute(refreshTokenOf(request));
    keepRefreshToken(request, reply, this.config, grant);
    privateAnswer(reply);
    return { accessToken: grant.accessToken, tokenType: 'Bearer', expiresIn: grant.expiresIn };
  }

  @Delete()
  @SignedIn()
  @Operation({ id: 'signOut', tag, summary: 'Sign out', status: 204 })
  async close(
    @CurrentDesk() { principal }: Desk,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.endSession.execute(principal, principal.sessionId ?? '');
    dropRefreshToken(request, reply, this.config);
  }
}
