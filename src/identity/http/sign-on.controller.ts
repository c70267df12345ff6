import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Config } from '../../platform/config/index.js';
import { Operation, privateAnswer, Public } from '../../platform/http/index.js';
import { SecretBox } from '../keys/secret-box.js';
import { BeginSignOn } from '../use-cases/begin-sign-on.js';
import { SignInBySignOn } from '../use-cases/sign-in-by-sign-on.js';
import { answerOpened, clientOf } from './opened.js';
import { dropFlow, flowOf, keepFlow } from './sign-on-cookie.js';
import { SignInWays, SignOnBegun, SignOnOpened, SignOnReturn } from './sign-on.schemas.js';

const tag = 'Identity';

/** Signing in by the province's own provider of identities (OpenID Connect). */
@Controller('api/v1/session')
export class SignOnController {
  constructor(
    private readonly config: Config,
    private readonly box: SecretBox,
    private readonly beginSignOn: BeginSignOn,
    private readonly signInBySignOn: SignInBySignOn,
  ) {}

  @Get('ways')
  @Public('whoever wants to sign in must know how')
  @Operation({
    id: 'getSignInWays',
    tag,
    summary: 'How one can sign in here',
    answer: SignInWays,
    errors: [400],
    database: false,
  })
  ways(): z.infer<typeof SignInWays> {
    const { oidc } = this.config;
    return oidc ? { signOn: { name: oidc.name } } : {};
  }

  @Post('sign-on/begin')
  @Public('nobody is signed in before signing in')
  @Operation({
    id: 'beginSignOn',
    tag,
    summary: 'Begin to sign in by single sign-on',
    description:
      'Answers where to send the browser, and gives it a cookie, without which nobody can come back. It is sent back to `/app/sign-in/sign-on`.',
    answer: SignOnBegun,
    status: 201,
  })
  async begin(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof SignOnBegun>> {
    privateAnswer(reply);
    const { url, ...kept } = await this.beginSignOn.execute();
    keepFlow(request, reply, this.config, this.box, kept);
    return { url };
  }

  @Post('sign-on')
  @Public('the code of the provider is the credential')
  @Operation({
    id: 'signInBySignOn',
    tag,
    summary: 'Sign in by single sign-on',
    description:
      'Opens a session as `signIn` does, for an account that is bound to this person, or has or is invited under their verified e-mail address.',
    answer: SignOnOpened,
    errors: [401],
  })
  async open(
    @Body({ schema: SignOnReturn }) { query }: z.infer<typeof SignOnReturn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof SignOnOpened>> {
    // What the provider sent works once, and so does what the browser kept.
    dropFlow(request, reply, this.config);
    const { signOutUrl, ...signedIn } = await this.signInBySignOn.execute(
      query,
      flowOf(request, this.box),
      clientOf(request),
    );
    const opened = answerOpened(signedIn, request, reply, this.config);
    return { ...opened, ...(signOutUrl !== undefined && { signOutUrl }) };
  }
}
