import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentDesk, type Desk, Operation, Permission } from '../../platform/http/index.js';
import { AddClientSecret } from '../use-cases/add-client-secret.js';
import { ReadClients } from '../use-cases/read-clients.js';
import { RevokeClientSecret } from '../use-cases/revoke-client-secret.js';
import { toClient } from './client.representations.js';
import { Client, NewSecret, SecretParams, SecretShown } from './client.schemas.js';
import { Id } from './schemas.js';

const tag = 'Identity';

/** The secrets of a client: made one by one, shown once, two at most that live. */
@Controller('api/v1/desk/clients/:id/secrets')
export class ClientSecretsController {
  constructor(
    private readonly read: ReadClients,
    private readonly addSecret: AddClientSecret,
    private readonly revokeSecret: RevokeClientSecret,
  ) {}

  @Post()
  @Permission('clients.write')
  @Operation({
    id: 'addClientSecret',
    tag,
    summary: 'Make a secret of a client',
    description:
      'The secret is shown in this answer and never again: only its digest is kept. Two can live at once, so that a ' +
      'machine changes over without a pause. If-Match keeps a repeated request from making another.',
    answer: SecretShown,
    status: 201,
    etag: true,
    ifMatch: true,
    errors: [404, 409],
  })
  async add(
    @Param({ schema: Id }) { id }: z.infer<typeof Id>,
    @Body({ schema: NewSecret }) { expiresAt }: z.infer<typeof NewSecret>,
    @CurrentDesk() desk: Desk,
  ): Promise<z.infer<typeof SecretShown>> {
    const until = expiresAt === undefined ? undefined : new Date(expiresAt);
    const made = await this.addSecret.execute(command(id, desk), until);
    const client = await this.answer(id, desk);
    return { id: made.id, clientSecret: made.secret, client };
  }

  @Delete(':secret')
  @Permission('clients.write')
  @Operation({
    id: 'revokeClientSecret',
    tag,
    summary: 'Revoke a secret, and every token that was had for it',
    answer: Client,
    etag: true,
    ifMatch: true,
    once: true,
    errors: [404, 409],
  })
  async revoke(
    @Param({ schema: SecretParams }) { id, secret }: z.infer<typeof SecretParams>,
    @CurrentDesk() desk: Desk,
  ): Promise<Client> {
    await this.revokeSecret.execute(command(id, desk), secret);
    return this.answer(id, desk);
  }

  private async answer(id: string, desk: Desk): Promise<Client> {
    const answer = toClient(await this.read.one(desk.principal, id), desk);
    desk.tag(answer.etag);
    return answer;
  }
}

const command = (id: string, { caller, ifMatch }: Desk) => ({ caller, clientId: id, ifMatch });
