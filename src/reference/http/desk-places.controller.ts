import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentDesk, type Desk, Operation, Permission, revisionTag } from '../../platform/http/index.js';
import { Reference } from '../reference.js';
import { CreatePlace } from '../use-cases/create-place.js';
import { EndPlace } from '../use-cases/end-place.js';
import { RenamePlace } from '../use-cases/rename-place.js';
import {
  idParameter,
  NewNamesSchema,
  NewPlaceSchema,
  PlaceEndSchema,
  PlaceSchema,
  toPlace,
} from './schemas.js';

type Id = z.infer<typeof idParameter>;
type PlaceBody = z.infer<typeof PlaceSchema>;

@Controller('api/v1/desk/places')
export class DeskPlacesController {
  constructor(
    private readonly reference: Reference,
    private readonly createPlace: CreatePlace,
    private readonly renamePlace: RenamePlace,
    private readonly endPlace: EndPlace,
  ) {}

  @Post()
  @Permission('reference.write')
  @Operation({
    id: 'createPlace',
    tag: 'Reference',
    summary: 'Record a place',
    description:
      'One of today, one decided for a day to come, or one of the past. What it takes in is named as predecessors, which must have ended.',
    answer: PlaceSchema,
    status: 201,
    once: true,
    etag: true,
    errors: [400, 403, 409],
  })
  async create(
    @Body({ schema: NewPlaceSchema }) place: z.infer<typeof NewPlaceSchema>,
    @CurrentDesk() desk: Desk,
  ): Promise<PlaceBody> {
    const { parent, validFrom, validTo, ...rest } = place;
    const id = await this.createPlace.execute(desk.caller, {
      ...rest,
      parentId: parent ?? null,
      validFrom: validFrom ?? null,
      validTo: validTo ?? null,
    });
    desk.location(`/api/v1/desk/places/${id}`);
    return this.answer(id, desk);
  }

  @Get(':id')
  @Permission('reference.write')
  @Operation({
    id: 'getDeskPlace',
    tag: 'Reference',
    summary: 'Read a place to change it',
    answer: PlaceSchema,
    etag: true,
    errors: [400, 403, 404],
  })
  read(@Param({ schema: idParameter }) { id }: Id, @CurrentDesk() desk: Desk): Promise<PlaceBody> {
    return this.answer(id, desk);
  }

  @Post(':id/rename')
  @Permission('reference.write')
  @Operation({
    id: 'renamePlace',
    tag: 'Reference',
    summary: 'Replace the names of a place',
    description: 'For mistakes and further languages. A place renamed by law ends, and a new one follows it.',
    answer: PlaceSchema,
    ifMatch: true,
    once: true,
    etag: true,
    errors: [400, 403, 404, 409],
  })
  async rename(
    @Param({ schema: idParameter }) { id }: Id,
    @Body({ schema: NewNamesSchema }) { names }: z.infer<typeof NewNamesSchema>,
    @CurrentDesk() desk: Desk,
  ): Promise<PlaceBody> {
    await this.renamePlace.execute(desk.caller, id, desk.ifMatch, names);
    return this.answer(id, desk);
  }

  @Post(':id/end')
  @Permission('reference.write')
  @Operation({
    id: 'endPlace',
    tag: 'Reference',
    summary: 'End a place',
    description:
      'It was merged, divided or dissolved. Places that take in its land are named as successors, or name it as predecessor when they are recorded later.',
    answer: PlaceSchema,
    ifMatch: true,
    once: true,
    etag: true,
    errors: [400, 403, 404, 409],
  })
  async end(
    @Param({ schema: idParameter }) { id }: Id,
    @Body({ schema: PlaceEndSchema }) end: z.infer<typeof PlaceEndSchema>,
    @CurrentDesk() desk: Desk,
  ): Promise<PlaceBody> {
    await this.endPlace.execute(desk.caller, id, desk.ifMatch, end);
    return this.answer(id, desk);
  }

  private async answer(id: string, desk: Desk): Promise<PlaceBody> {
    const place = await this.reference.place(id);
    desk.tag(revisionTag(id, place.revision));
    return toPlace(place);
  }
}
