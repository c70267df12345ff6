import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  CurrentDesk,
  type Desk,
  Operation,
  type Page,
  Permission,
  readCursor,
  toPage,
} from '../../platform/http/index.js';
import { ChangeClient } from '../use-cases/change-client.js';
import { ClientTransition } from '../use-cases/client-transition.js';
import { CreateClient } from '../use-cases/create-client.js';
import { ReadClients } from '../use-cases/read-clients.js';
import { toClient, toClientItem } from './client.representations.js';
import {
  Client,
  ClientChange,
  type ClientItem,
  ClientPage,
  ClientQuery,
  NewClient,
} from './client.schemas.js';
import { Id, Reason } from './schemas.js';

const tag = 'Identity';
type Params = z.infer<typeof Id>;

const verb = (id: string, summary: string) =>
  Operation({ id, tag, summary, answer: Client, etag: true, ifMatch: true, once: true, errors: [404, 409] });

/** The machines of organisations, for those who look after them. */
@Controller('api/v1/desk/clients')
export class ClientsController {
  constructor(
    private readonly read: ReadClients,
    private readonly createClient: CreateClient,
    private readonly changeClient: ChangeClient,
    private readonly transition: ClientTransition,
  ) {}

  @Get()
  @Permission('clients.read')
  @Operation({ id: 'listClients', tag, summary: 'Clients, newest first', answer: ClientPage })
  async list(
    @Query({ schema: ClientQuery }) { limit, cursor }: z.infer<typeof ClientQuery>,
    @CurrentDesk() desk: Desk,
  ): Promise<Page<ClientItem>> {
    const rows = await this.read.list(desk.principal, readCursor(z.uuid(), cursor), limit);
    return desk.page(toPage(rows, limit, ({ id }) => id, toClientItem));
  }

  @Post()
  @Permission('clients.write')
  @Operation({
    id: 'createClient',
    tag,
    summary: 'Add a client to an organisation',
    description: 'It has no secret yet: see `POST /api/v1/desk/clients/{id}/secrets`.',
    answer: Client,
    status: 201,
    etag: true,
    once: true,
    errors: [409],
  })
  async create(
    @Body({ schema: NewClient }) body: z.infer<typeof NewClient>,
    @CurrentDesk() desk: Desk,
  ): Promise<Client> {
    const { id } = await this.createClient.execute(desk.caller, body);
    desk.location(`/api/v1/desk/clients/${id}`);
    return this.answer(id, desk);
  }

  @Get(':id')
  @Permission('clients.read')
  @Operation({ id: 'getClient', tag, summary: 'A client', answer: Client, etag: true, errors: [404] })
  async one(@Param({ schema: Id }) { id }: Params, @CurrentDesk() desk: Desk): Promise<Client> {
    return this.answer(id, desk);
  }

  @Patch(':id')
  @Permission('clients.write')
  @verb('changeClient', 'Rename a client or change its scopes')
  async change(
    @Param({ schema: Id }) { id }: Params,
    @Body({ schema: ClientChange }) body: z.infer<typeof ClientChange>,
    @CurrentDesk() desk: Desk,
  ): Promise<Client> {
    await this.changeClient.execute(command(id, desk), body);
    return this.answer(id, desk);
  }

  @Post(':id/disable')
  @Permission('clients.write')
  @verb('disableClient', 'Lock a client out, at its next request')
  async disable(
    @Param({ schema: Id }) { id }: Params,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @CurrentDesk() desk: Desk,
  ): Promise<Client> {
    await this.transition.perform('disable', { ...command(id, desk), reason });
    return this.answer(id, desk);
  }

  @Post(':id/enable')
  @Permission('clients.write')
  @verb('enableClient', 'Let a disabled client in again')
  async enable(@Param({ schema: Id }) { id }: Params, @CurrentDesk() desk: Desk): Promise<Client> {
    await this.transition.perform('enable', command(id, desk));
    return this.answer(id, desk);
  }

  private async answer(id: string, desk: Desk): Promise<Client> {
    const answer = toClient(await this.read.one(desk.principal, id), desk);
    desk.tag(answer.etag);
    return answer;
  }
}

const command = (id: string, { caller, ifMatch }: Desk) => ({ caller, clientId: id, ifMatch });
