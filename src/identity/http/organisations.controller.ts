import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type Caller,
  CurrentCaller,
  CurrentPrincipal,
  IfMatch,
  nextLink,
  Operation,
  type Page,
  Permission,
  type Principal,
  privateAnswer,
  readCursor,
  requestLanguage,
  revisionTag,
  toPage,
} from '../../platform/http/index.js';
import { Organisations } from '../organisations.js';
import { CloseOrganisation } from '../use-cases/close-organisation.js';
import { CreateOrganisation } from '../use-cases/create-organisation.js';
import { MoveOrganisation } from '../use-cases/move-organisation.js';
import { RenameOrganisation } from '../use-cases/rename-organisation.js';
import { ReopenOrganisation } from '../use-cases/reopen-organisation.js';
import { toDeskOrganisation, toDeskOrganisationItem } from './representations.js';
import {
  DeskOrganisation,
  DeskOrganisationItem,
  DeskOrganisationPage,
  Id,
  NewNames,
  NewOrganisation,
  NewParent,
  OrganisationQuery,
} from './schemas.js';

const tag = 'Identity';
type Params = z.infer<typeof Id>;
type Item = ReturnType<typeof toDeskOrganisationItem>;

const verb = (id: string, summary: string) =>
  Operation({
    id,
    tag,
    summary,
    answer: DeskOrganisation,
    etag: true,
    ifMatch: true,
    once: true,
    errors: [404, 409],
  });

/** Organisations, for those who administer them. */
@Controller('api/v1/desk/organisations')
export class OrganisationsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly createOrganisation: CreateOrganisation,
    private readonly renameOrganisation: RenameOrganisation,
    private readonly moveOrganisation: MoveOrganisation,
    private readonly closeOrganisation: CloseOrganisation,
    private readonly reopenOrganisation: ReopenOrganisation,
  ) {}

  @Get()
  @Permission('organisations.read')
  @Operation({
    id: 'listDeskOrganisations',
    tag,
    summary: 'Organisations, by code',
    answer: DeskOrganisationPage,
  })
  async list(
    @Query({ schema: OrganisationQuery }) { limit, cursor }: z.infer<typeof OrganisationQuery>,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<Item>> {
    const rows = await this.organisations.listFor(principal, readCursor(z.string(), cursor), limit + 1);
    const page = toPage(rows, limit, ({ code }) => code, toDeskOrganisationItem);
    privateAnswer(reply);
    if (page.next) void reply.header('link', nextLink(request.url, page.next));
    return page;
  }

  @Post()
  @Permission('organisations.write')
  @Operation({
    id: 'createOrganisation',
    tag,
    summary: 'Add an organisation below another',
    answer: DeskOrganisationItem,
    status: 201,
    etag: true,
    once: true,
    errors: [409],
  })
  async create(
    @Body({ schema: NewOrganisation }) { parent, code, kind, names }: z.infer<typeof NewOrganisation>,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Item> {
    const { id } = await this.createOrganisation.execute(caller, { parentId: parent, code, kind, names });
    void reply.header('location', `/api/v1/desk/organisations/${id}`);
    // The principal's reach was read before there was this organisation.
    const item = toDeskOrganisationItem(await this.organisations.get(id));
    privateAnswer(reply, item.etag);
    return item;
  }

  @Get(':id')
  @Permission('organisations.read')
  @Operation({
    id: 'getDeskOrganisation',
    tag,
    summary: 'An organisation',
    answer: DeskOrganisation,
    etag: true,
    errors: [404],
  })
  async one(
    @Param({ schema: Id }) { id }: Params,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskOrganisation> {
    return this.answer(id, principal, request, reply);
  }

  @Post(':id/rename')
  @Permission('organisations.write')
  @verb('renameOrganisation', 'Replace the names of an organisation')
  async rename(
    @Param({ schema: Id }) { id }: Params,
    @Body({ schema: NewNames }) { names }: z.infer<typeof NewNames>,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskOrganisation> {
    await this.renameOrganisation.execute({ caller, organisationId: id, ifMatch }, names);
    return this.answer(id, caller.principal, request, reply);
  }

  @Post(':id/move')
  @Permission('organisations.write')
  @verb('moveOrganisation', 'Put an organisation below another, with all below it')
  async move(
    @Param({ schema: Id }) { id }: Params,
    @Body({ schema: NewParent }) { parent }: z.infer<typeof NewParent>,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskOrganisation> {
    await this.moveOrganisation.execute({ caller, organisationId: id, ifMatch }, parent);
    return this.answer(id, caller.principal, request, reply);
  }

  @Post(':id/close')
  @Permission('organisations.write')
  @verb('closeOrganisation', 'Close an organisation')
  async close(
    @Param({ schema: Id }) { id }: Params,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskOrganisation> {
    await this.closeOrganisation.execute({ caller, organisationId: id, ifMatch });
    return this.answer(id, caller.principal, request, reply);
  }

  @Post(':id/reopen')
  @Permission('organisations.write')
  @verb('reopenOrganisation', 'Reopen a closed organisation')
  async reopen(
    @Param({ schema: Id }) { id }: Params,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskOrganisation> {
    await this.reopenOrganisation.execute({ caller, organisationId: id, ifMatch });
    return this.answer(id, caller.principal, request, reply);
  }

  private async answer(
    id: string,
    principal: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<DeskOrganisation> {
    const row = await this.organisations.findFor(principal, id);
    privateAnswer(reply, revisionTag(row.id, row.revision));
    return toDeskOrganisation(row, principal, requestLanguage(request));
  }
}
