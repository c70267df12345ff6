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
import { AccreditAgency } from '../use-cases/accredit-agency.js';
import { AccreditationTransition } from '../use-cases/accreditation-transition.js';
import { ReadAgencies } from '../use-cases/read-agencies.js';
import { toAccreditation, toAccreditationItem } from './agency.representations.js';
import {
  Accreditation,
  type AccreditationItem,
  AccreditationPage,
  AccreditationQuery,
  NewAccreditation,
} from './agency.schemas.js';
import { Id, Reason } from './schemas.js';

const tag = 'Identity';
type Params = z.infer<typeof Id>;

const verb = (id: string, summary: string) =>
  Operation({
    id,
    tag,
    summary,
    answer: Accreditation,
    etag: true,
    ifMatch: true,
    once: true,
    errors: [404, 409],
  });

/** Which press agencies the province recognises, for those who act for it at the top. */
@Controller('api/v1/desk/accreditations')
export class AccreditationsController {
  constructor(
    private readonly read: ReadAgencies,
    private readonly accreditAgency: AccreditAgency,
    private readonly transition: AccreditationTransition,
  ) {}

  @Get()
  @Permission('agencies.read')
  @Operation({
    id: 'listAccreditations',
    tag,
    summary: 'Accreditations of press agencies, newest first',
    answer: AccreditationPage,
  })
  async list(
    @Query({ schema: AccreditationQuery }) query: z.infer<typeof AccreditationQuery>,
    @CurrentDesk() desk: Desk,
  ): Promise<Page<z.infer<typeof AccreditationItem>>> {
    const { limit, cursor, ...filter } = query;
    const rows = await this.read.list(desk.principal, filter, readCursor(z.uuid(), cursor), limit);
    return desk.page(toPage(rows, limit, ({ id }) => id, toAccreditationItem(desk.language)));
  }

  @Post()
  @Permission('agencies.write')
  @Operation({
    id: 'accreditAgency',
    tag,
    summary: 'Accredit a press agency',
    answer: Accreditation,
    status: 201,
    etag: true,
    once: true,
    errors: [409],
  })
  async accredit(
    @Body({ schema: NewAccreditation }) body: z.infer<typeof NewAccreditation>,
    @CurrentDesk() desk: Desk,
  ): Promise<Accreditation> {
    const { id } = await this.accreditAgency.execute(desk.caller, body);
    desk.location(`/api/v1/desk/accreditations/${id}`);
    return this.answer(id, desk);
  }

  @Get(':id')
  @Permission('agencies.read')
  @Operation({
    id: 'getAccreditation',
    tag,
    summary: 'An accreditation',
    answer: Accreditation,
    etag: true,
    errors: [404],
  })
  async one(@Param({ schema: Id }) { id }: Params, @CurrentDesk() desk: Desk): Promise<Accreditation> {
    return this.answer(id, desk);
  }

  @Post(':id/suspend')
  @Permission('agencies.write')
  @verb('suspendAccreditation', 'Suspend an accreditation; early access ends at once')
  async suspend(
    @Param({ schema: Id }) { id }: Params,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @CurrentDesk() desk: Desk,
  ): Promise<Accreditation> {
    await this.transition.perform('suspend', { ...command(id, desk), reason });
    return this.answer(id, desk);
  }

  @Post(':id/resume')
  @Permission('agencies.write')
  @verb('resumeAccreditation', 'Let a suspended accreditation count again')
  async resume(@Param({ schema: Id }) { id }: Params, @CurrentDesk() desk: Desk): Promise<Accreditation> {
    await this.transition.perform('resume', command(id, desk));
    return this.answer(id, desk);
  }

  @Post(':id/end')
  @Permission('agencies.write')
  @verb('endAccreditation', 'End an accreditation for good')
  async end(
    @Param({ schema: Id }) { id }: Params,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @CurrentDesk() desk: Desk,
  ): Promise<Accreditation> {
    await this.transition.perform('end', { ...command(id, desk), reason });
    return this.answer(id, desk);
  }

  private async answer(id: string, desk: Desk): Promise<Accreditation> {
    const answer = toAccreditation(await this.read.one(desk.principal, id), desk);
    desk.tag(answer.etag);
    return answer;
  }
}

const command = (id: string, { caller, ifMatch }: Desk) => ({ caller, accreditationId: id, ifMatch });
