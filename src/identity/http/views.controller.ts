import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentDesk, type Desk, Operation, SignedIn } from '../../platform/http/index.js';
import { ReadOwnAccount } from '../use-cases/read-own-account.js';
import { RemoveView } from '../use-cases/remove-view.js';
import { RenameView } from '../use-cases/rename-view.js';
import { SaveView } from '../use-cases/save-view.js';
import { Id } from './schemas.js';
import { NewView, ViewName, Views, ViewSaved, viewsQuery } from './view.schemas.js';

const tag = 'Identity';

/** One's own views of lists. */
@Controller('api/v1/me/views')
export class ViewsController {
  constructor(
    private readonly own: ReadOwnAccount,
    private readonly saveView: SaveView,
    private readonly renameView: RenameView,
    private readonly removeView: RemoveView,
  ) {}

  @Get()
  @SignedIn()
  @Operation({ id: 'listMyViews', tag, summary: 'My views of a list, first saved first', answer: Views })
  async list(
    @Query({ schema: viewsQuery }) { list }: z.infer<typeof viewsQuery>,
    @CurrentDesk() { principal }: Desk,
  ): Promise<z.infer<typeof Views>> {
    return { items: await this.own.views(principal, list) };
  }

  @Post()
  @SignedIn()
  @Operation({
    id: 'saveMyView',
    tag,
    summary: 'Save the conditions of a list under a name',
    description: 'At most twenty a list. They follow the person, whichever organisation is acted for.',
    answer: ViewSaved,
    status: 201,
    once: true,
    errors: [409],
  })
  save(
    @Body({ schema: NewView }) view: z.infer<typeof NewView>,
    @CurrentDesk() { caller }: Desk,
  ): Promise<z.infer<typeof ViewSaved>> {
    return this.saveView.execute(caller, view);
  }

  @Patch(':id')
  @SignedIn()
  @Operation({ id: 'renameMyView', tag, summary: 'Rename a view of mine', status: 204, errors: [404, 409] })
  async rename(
    @Param({ schema: Id }) { id }: z.infer<typeof Id>,
    @Body({ schema: ViewName }) { name }: z.infer<typeof ViewName>,
    @CurrentDesk() { principal }: Desk,
  ): Promise<void> {
    await this.renameView.execute(principal, id, name);
  }

  @Delete(':id')
  @SignedIn()
  @Operation({ id: 'removeMyView', tag, summary: 'Remove a view of mine', status: 204, errors: [404] })
  async remove(
    @Param({ schema: Id }) { id }: z.infer<typeof Id>,
    @CurrentDesk() { principal }: Desk,
  ): Promise<void> {
    await this.removeView.execute(principal, id);
  }
}
