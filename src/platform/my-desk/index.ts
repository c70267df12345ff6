import { Global, Module } from '@nestjs/common';
import { MyDeskController } from './my-desk.controller.js';
import { MyDesk } from './my-desk.js';

@Global()
@Module({ controllers: [MyDeskController], providers: [MyDesk], exports: [MyDesk] })
export class MyDeskModule {}

export { type DeskContributor, type DeskThing, MyDesk, type Window } from './my-desk.js';
