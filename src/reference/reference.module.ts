import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LedgerModule } from '../ledger/index.js';
import { DeskPlacesController } from './http/desk-places.controller.js';
import { DeskTopicsController } from './http/desk-topics.controller.js';
import { PublicReferenceController } from './http/public.controller.js';
import { PlaceEntity, PlaceNameEntity, PlaceSuccessionEntity } from './place.entity.js';
import { PlacesRepository } from './places.repository.js';
import { ReferenceChanges } from './reference-changes.js';
import { Reference } from './reference.js';
import { TopicEntity, TopicNameEntity } from './topic.entity.js';
import { TopicsRepository } from './topics.repository.js';
import { CreatePlace } from './use-cases/create-place.js';
import { CreateTopic } from './use-cases/create-topic.js';
import { EndPlace } from './use-cases/end-place.js';
import { RenamePlace } from './use-cases/rename-place.js';
import { RenameTopic } from './use-cases/rename-topic.js';
import './reference.permissions.js';

@Module({
  imports: [
    LedgerModule,
    TypeOrmModule.forFeature([
      TopicEntity,
      TopicNameEntity,
      PlaceEntity,
      PlaceNameEntity,
      PlaceSuccessionEntity,
    ]),
  ],
  controllers: [PublicReferenceController, DeskTopicsController, DeskPlacesController],
  providers: [
    TopicsRepository,
    PlacesRepository,
    Reference,
    ReferenceChanges,
    CreateTopic,
    RenameTopic,
    CreatePlace,
    RenamePlace,
    EndPlace,
  ],
  exports: [Reference, CreateTopic, CreatePlace],
})
export class ReferenceModule {}
