import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const ACCESS = Symbol('access');
/** Where it stands until the description of an operation is complete that everybody may call, and that sees who does. */
export const KNOWS_CALLER = 'x-knows-caller';

/** What a route asks of its caller. */
export type Access =
  | { readonly kind: 'permission'; readonly permission: string }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'public'; readonly reason: string; readonly knowsCaller: boolean };

interface Words {
  readonly vi: string;
  readonly en: string;
}

/** What a permission allows, in words. */
interface PermissionText extends Words {
  /** It is about what belongs to no organisation: only for whoever acts for one at the top of the tree. */
  readonly everywhere?: true;
  /** Machines may hold it too: it is a scope of OAuth 2.0. */
  readonly scope?: true;
  /** Whoever has it may let somebody stand in for them for some time. */
  readonly substitutable?: true;
}

/** What they stand under who look after the installation itself. */
export const systemArea: Words = { vi: 'Hệ thống', en: 'System' };

const declared = new Map<string, PermissionText & { readonly area: Words }>();

/** Declares permissions of a module: the heading that they stand under, and what each allows, in both languages. */
export function definePermissions<const Names extends Record<string, PermissionText>>(
  area: Words,
  names: Names,
): Names {
  for (const [name, text] of Object.entries(names)) {
    if (declared.has(name)) throw new Error(`The permission ${name} is declared twice.`);
    declared.set(name, { ...text, area });
  }
  return names;
}

/** Every declared permission with its texts. */
export const permissionCatalogue: ReadonlyMap<string, PermissionText & { readonly area: Words }> = declared;

const access = (value: Access, label: string) =>
  applyDecorators(SetMetadata(ACCESS, value), ApiExtension('x-permission', label));

/** Only for principals with this permission, for at least one organisation; which rows it reaches is the use case's matter. */
export const Permission = (permission: string) => access({ kind: 'permission', permission }, permission);

/** For everybody who is signed in, whatever their role: one's own account, sessions, password. */
export const SignedIn = () => access({ kind: 'signed-in' }, 'signed in');

/** For everybody; says why. With `knowsCaller` the route sees who is signed in, if somebody is. */
export const Public = (reason: string, { knowsCaller = false } = {}) =>
  applyDecorators(
    access({ kind: 'public', reason, knowsCaller }, 'public'),
    ...(knowsCaller ? [ApiExtension(KNOWS_CALLER, true)] : []),
  );
