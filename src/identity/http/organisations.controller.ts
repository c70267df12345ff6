import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
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
  DeskOrganisationQuery,
  Id,
  NewNames,
  NewOrganisation,
  NewParent,
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
    @Query({ schema: DeskOrganisationQuery })
    { limit, cursor, q: words, kind, state, parent }: z.infer<typeof DeskOrganisationQuery>,
    @CurrentDesk() desk: Desk,
  ): Promise<Page<Item>> {
    const after = readCursor(z.string(), cursor);
    const filter = { kind, state, parent, words, after, limit: limit + 1 };
    const rows = await this.organisations.listFor(desk.principal, filter);
    return desk.page(toPage(rows, limit, ({ code }) => code, toDeskOrganisationItem));
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
    @Body({ schema: NewOrganisation }) { parent: parentId, ...rest }: z.infer<typeof NewOrganisation>,
    @CurrentDesk() desk: Desk,
  ): Promise<Item> {
    const { id } = await this.createOrganisation.execute(desk.caller, { parentId, ...rest });
    desk.location(`/api/v1/desk/organisations/${id}`);
    // The principal's reach was read before there was this organisation.
    const item = toDeskOrganisationItem({ ...(await this.organisations.get(id)), parts: 0 });
    desk.tag(item.etag);
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
  async one(@Param({ schema: Id }) { id }: Params, @CurrentDesk() desk: Desk): Promise<DeskOrganisation> {
    return this.answer(id, desk);
  }

  @Post(':id/rename')
  @Permission('organisations.write')
  @verb('renameOrganisation', 'Replace the names of an organisation')
  async rename(
    @Param({ schema: Id }) { id }: Params,
    @Body({ schema: NewNames }) { names }: z.infer<typeof NewNames>,
    @CurrentDesk() desk: Desk,
  ): Promise<DeskOrganisation> {
    await this.renameOrganisation.execute(command(id, desk), names);
    return this.answer(id, desk);
  }

  @Post(':id/move')
  @Permission('organisations.write')
  @verb('moveOrganisation', 'Put an organisation below another, with all below it')
  async move(
    @Param({ schema: Id }) { id }: Params,
    @Body({ schema: NewParent }) { parent }: z.infer<typeof NewParent>,
    @CurrentDesk() desk: Desk,
  ): Promise<DeskOrganisation> {
    await this.moveOrganisation.execute(command(id, desk), parent);
    return this.answer(id, desk);
  }

  @Post(':id/close')
  @Permission('organisations.write')
  @verb('closeOrganisation', 'Close an organisation')
  async close(@Param({ schema: Id }) { id }: Params, @CurrentDesk() desk: Desk): Promise<DeskOrganisation> {
    await this.closeOrganisation.execute(command(id, desk));
    return this.answer(id, desk);
  }

  @Post(':id/reopen')
  @Permission('organisations.write')
  @verb('reopenOrganisation', 'Reopen a closed organisation')
  async reopen(@Param({ schema: Id }) { id }: Params, @CurrentDesk() desk: Desk): Promise<DeskOrganisation> {
    await this.reopenOrganisation.execute(command(id, desk));
    return this.answer(id, desk);
  }

  private async answer(id: string, desk: Desk): Promise<DeskOrganisation> {
    const answer = toDeskOrganisation(await this.organisations.findFor(desk.principal, id), desk);
    desk.tag(answer.etag);
    return answer;
  }
}

const command = (id: string, { caller, ifMatch }: Desk) => ({ caller, organisationId: id, ifMatch });
