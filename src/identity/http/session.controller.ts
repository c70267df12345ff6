import { Body, Controller, Delete, Post, Req, Res } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
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
import { deviceOf, keepDevice } from './device-cookie.js';
import { dropRefreshToken, keepRefreshToken, refreshTokenOf } from './refresh-cookie.js';
import { NewSession, SessionOpened, SessionRefreshed } from './session.schemas.js';

const tag = 'Identity';

/** Signing in, staying signed in, signing out. */
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly config: Config,
    private readonly signIn: SignIn,
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
    const client = {
      address: request.ip,
      device: deviceOf(request),
      userAgent: request.headers['user-agent'],
    };
    const signedIn = await this.signIn.execute(body, client);
    keepRefreshToken(request, reply, this.config, signedIn);
    keepDevice(request, reply, this.config, signedIn.device);
    privateAnswer(reply);
    const { accessToken, expiresIn, mustSetUpSecondFactor } = signedIn;
    return { accessToken, tokenType: 'Bearer', expiresIn, mustSetUpSecondFactor };
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
