import { Body, Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Config } from '../../platform/config/index.js';
import { Operation, permissionCatalogue, problemContent, Public } from '../../platform/http/index.js';
import { IssueClientToken } from '../use-cases/issue-client-token.js';
import { TokenErrorFilter } from './token-error.filter.js';
import { readTokenRequest } from './token-request.js';

const tag = 'Identity';
export const TOKEN_PATH = '/oauth/token';

const Token = z
  .strictObject({
    access_token: z.string().meta({ description: 'For `Authorization: Bearer …`.' }),
    token_type: z.literal('Bearer'),
    expires_in: z.int().meta({ description: 'Seconds; ask again before.' }),
    scope: z.string().meta({ description: 'What it is good for, separated by spaces.' }),
  })
  .meta({ id: 'ClientToken' });
const Metadata = z
  .strictObject({
    issuer: z.string(),
    token_endpoint: z.string(),
    jwks_uri: z.string(),
    scopes_supported: z.array(z.string()),
    grant_types_supported: z.array(z.literal('client_credentials')),
    token_endpoint_auth_methods_supported: z.array(z.enum(['client_secret_basic', 'client_secret_post'])),
    service_documentation: z.string(),
  })
  .meta({ id: 'AuthorizationServer', description: 'RFC 8414.' });

const text = { type: 'string' as const };
const form = {
  type: 'object' as const,
  required: ['grant_type'],
  properties: {
    grant_type: { ...text, enum: ['client_credentials'] },
    scope: { ...text, description: 'Separated by spaces; all that the client has, unless given.' },
    client_id: { ...text, description: 'Unless it is sent by HTTP Basic.' },
    client_secret: { ...text, description: 'Unless it is sent by HTTP Basic.' },
  },
};
const refusal = {
  type: 'object' as const,
  required: ['error', 'error_description'],
  properties: { error: text, error_description: text },
  example: { error: 'invalid_client', error_description: 'The client could not be authenticated.' },
};
const refused = (status: 400 | 401, description: string) =>
  ApiResponse({
    status,
    description,
    content: { 'application/json': { schema: refusal }, ...(status === 400 && problemContent) },
  });

/** OAuth 2.0 for machines: client credentials (RFC 6749, 4.4), and where to find it (RFC 8414). */
@Controller()
export class OauthController {
  constructor(
    private readonly config: Config,
    private readonly issueToken: IssueClientToken,
  ) {}

  @Post(TOKEN_PATH)
  @Public('the secret of the client is the credential')
  @UseFilters(TokenErrorFilter)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ required: true, schema: form })
  @refused(400, 'Refused as RFC 6749, 5.2, has it: `invalid_request`, `invalid_scope` …')
  @refused(401, 'The client could not be authenticated: `invalid_client`.')
  @Operation({
    id: 'issueClientToken',
    tag,
    summary: 'Get an access token for a machine',
    description:
      'Client credentials of OAuth 2.0, by HTTP Basic or in the form. The token is good for five minutes, as long as its ' +
      'client and secret are: keep it until then rather than ask for one before each request.',
    answer: Token,
  })
  async token(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof Token>> {
    const asked = readTokenRequest(body, request.headers.authorization);
    const { token, scopes, expiresIn } = await this.issueToken.execute({ ...asked, address: request.ip });
    void reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
    return { access_token: token, token_type: 'Bearer', expires_in: expiresIn, scope: scopes.join(' ') };
  }

  @Get('.well-known/oauth-authorization-server')
  @Public('machines find out here where to ask for tokens')
  @Operation({
    id: 'getAuthorizationServer',
    database: false,
    tag,
    summary: 'Where and how machines get tokens',
    answer: Metadata,
  })
  metadata(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): z.infer<typeof Metadata> {
    void reply.header('cache-control', 'public, max-age=300');
    // Only the demonstration has no address of its own.
    const issuer = this.config.publicUrl ?? `${request.protocol}://${request.host}`;
    return {
      issuer,
      token_endpoint: `${issuer}${TOKEN_PATH}`,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      scopes_supported: [...permissionCatalogue]
        .filter(([, { scope }]) => scope)
        .map(([name]) => name)
        .toSorted(),
      // No response_types_supported: there is no authorization endpoint, and RFC 8414, 3.2, wants no empty lists.
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      service_documentation: `${issuer}/api/docs`,
    };
  }
}
