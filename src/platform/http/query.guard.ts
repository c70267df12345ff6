import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { FastifyRequest } from 'fastify';
import { httpError } from './errors.js';

const unknown = { vi: 'Không có tham số này.', en: 'There is no such parameter.' };

/**
 * Refuses query members on routes of the API that declare none; the others check theirs by a strict schema. Addresses
 * outside `/api` ignore what they don't know: links come back with what others hung on them (`?fbclid=`).
 */
@Injectable()
export class QueryGuard implements CanActivate {
  private readonly declares = new WeakMap<object, boolean>();

  canActivate(context: ExecutionContext): boolean {
    const { url, query } = context.switchToHttp().getRequest<FastifyRequest>();
    const members = Object.keys(query as object);
    if (members.length === 0 || !url.startsWith('/api/') || this.declaresQuery(context)) return true;
    throw httpError(
      'invalid',
      {},
      {
        fields: members.slice(0, 50).map((member) => ({ pointer: `/${member}`, detail: unknown })),
      },
    );
  }

  private declaresQuery(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    const known = this.declares.get(handler);
    if (known !== undefined) return known;
    const parameters = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), handler.name) as
      | object
      | undefined;
    const found = Object.keys(parameters ?? {}).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
    this.declares.set(handler, found);
    return found;
  }
}
