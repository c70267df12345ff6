import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS, type Access, permissionCatalogue } from './permissions.js';

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly access: Access;
}

/** Walks every route at start-up: one without a declared access, or with an undeclared permission, ends the process. */
@Injectable()
export class RouteInventory implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    this.routes();
  }

  /** All routes, sorted by path and method. Throws on the first that declares no access. */
  routes(): Route[] {
    return this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.routesOf(metatype) : []))
      .toSorted((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en'));
  }

  private routesOf(controller: object): Route[] {
    const { prototype, name } = controller as { prototype: object; name: string };
    return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler = (prototype as Record<string, object>)[method]!;
      const verb = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
      if (verb === undefined) return [];
      const access = Reflect.getMetadata(ACCESS, handler) as Access | undefined;
      if (!access) throw new Error(`The route ${name}.${method} declares no access.`);
      if (access.kind === 'permission' && !permissionCatalogue.has(access.permission)) {
        throw new Error(
          `The route ${name}.${method} asks for ${access.permission}, which no module declares.`,
        );
      }
      const bases = [Reflect.getMetadata('path', controller) as string | string[]].flat();
      const paths = [Reflect.getMetadata('path', handler) as string | string[]].flat();
      return bases.flatMap((base) =>
        paths.map((path) => ({ method: RequestMethod[verb], path: join(base, path), access })),
      );
    });
  }
}

function join(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}
