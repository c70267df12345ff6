import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  type Caller,
  CurrentCaller,
  IfMatch,
  Operation,
  Permission,
  privateAnswer,
  revisionTag,
} from '../../platform/http/index.js';
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
    @CurrentCaller() caller: Caller,
    @Body({ schema: NewPlaceSchema }) place: z.infer<typeof NewPlaceSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlaceBody> {
    const { parent, validFrom, validTo, ...rest } = place;
    const id = await this.createPlace.execute(caller, {
      ...rest,
      parentId: parent ?? null,
      validFrom: validFrom ?? null,
      validTo: validTo ?? null,
    });
    void reply.header('location', `/api/v1/desk/places/${id}`);
    return this.answer(id, reply);
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
  read(
    @Param({ schema: idParameter }) { id }: Id,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlaceBody> {
    return this.answer(id, reply);
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
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParameter }) { id }: Id,
    @IfMatch() ifMatch: string,
    @Body({ schema: NewNamesSchema }) { names }: z.infer<typeof NewNamesSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlaceBody> {
    await this.renamePlace.execute(caller, id, ifMatch, names);
    return this.answer(id, reply);
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
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParameter }) { id }: Id,
    @IfMatch() ifMatch: string,
    @Body({ schema: PlaceEndSchema }) end: z.infer<typeof PlaceEndSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlaceBody> {
    await this.endPlace.execute(caller, id, ifMatch, end);
    return this.answer(id, reply);
  }

  private async answer(id: string, reply: FastifyReply): Promise<PlaceBody> {
    const place = await this.reference.place(id);
    privateAnswer(reply, revisionTag(id, place.revision));
    return toPlace(place);
  }
}
