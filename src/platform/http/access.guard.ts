import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { httpError } from './errors.js';
import { ACCESS, type Access } from './permissions.js';
import type { Principal } from './principal.js';

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal | undefined;
  }
}

/** Tells who sent a request. The identity module implements it. */
export abstract class Authenticator {
  /** The principal, or undefined for a request without credentials; throws on credentials that are no longer good. */
  abstract authenticate(context: ExecutionContext): Promise<Principal | undefined>;

  /**
   * The id of the machine to which this Authorization header was given, checked without asking the database; undefined
   * for anything else. Whether the machine may still do something is not said by it.
   */
  machineOf(_authorization: string): Promise<string | undefined> {
    return Promise.resolve(undefined);
  }
}

/** Refuses every request that its route's declared access does not let in. Routes without one don't exist: see RouteInventory. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (!access)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no access.`);
    if (access.kind === 'public' && !access.knowsCaller) return true;
    return this.identify(context, access);
  }

  private async identify(context: ExecutionContext, access: Access): Promise<boolean> {
    const principal = await this.authenticator.authenticate(context);
    context.switchToHttp().getRequest<FastifyRequest>().principal = principal;
    if (access.kind === 'public') return true;
    if (!principal) throw httpError('sign-in-required');
    // Throws for a machine: what is one's own belongs to people.
    if (access.kind === 'signed-in') return principal.accountId !== '';
    if (access.kind === 'permission' && !principal.may(access.permission)) {
      throw httpError('forbidden', { permission: access.permission });
    }
    return true;
  }
}
