import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Permission, Public } from './permissions.js';
import { RouteInventory } from './route-inventory.js';

@Controller('open')
class OpenController {
  @Get()
  @Public('it holds nothing')
  read(): string {
    return '';
  }
}

@Controller('forgotten')
class ForgottenController {
  @Get()
  read(): string {
    return '';
  }
}

@Controller('unheard-of')
class UnheardOfController {
  @Get()
  @Permission('nobody.declared-it')
  read(): string {
    return '';
  }
}

/** Starts a server with this controller. */
async function start(controller: new () => object): Promise<void> {
  @Module({ imports: [DiscoveryModule], controllers: [controller], providers: [RouteInventory] })
  class RoutesModule {}
  const app = await NestFactory.create<NestFastifyApplication>(RoutesModule, new FastifyAdapter(), {
    logger: false,
  });
  await app.init();
  await app.close();
}

describe('a server', () => {
  it('does not start with a route that declares no access, or a permission that no module declares', async () => {
    await expect(start(OpenController)).resolves.toBeUndefined();
    await expect(start(ForgottenController)).rejects.toThrow('declares no access');
    await expect(start(UnheardOfController)).rejects.toThrow('nobody.declared-it');
  });
});
