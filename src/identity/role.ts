import { permissionCatalogue } from '../platform/http/index.js';
import type { OrganisationKind } from './organisations.repository.js';

/** A named set of permissions; a membership gives it to a person in an organisation. */
export interface Role {
  readonly name: Readonly<Record<'vi' | 'en', string>>;
  readonly permissions: readonly string[];
  /** Whoever has it needs a second factor where the configuration makes that mandatory. */
  readonly secondFactor: boolean;
  /** Given in press agencies only; every other role is given in all organisations but those. */
  readonly ofPressAgencies?: true;
  /** Reaches press agencies from above; to every other role that is not theirs they are closed. */
  readonly overseesPressAgencies?: true;
}

/** Rows of one organisation, or of all that stand below it as well. */
export type Scope = 'own' | 'subtree';

/** All roles by key. Composed at the roof, since their permissions come from every module. */
export class Roles {
  constructor(private readonly roles: Readonly<Record<string, Role>>) {}

  find(key: string): Role | undefined {
    return Object.hasOwn(this.roles, key) ? this.roles[key] : undefined;
  }

  entries(): [string, Role][] {
    return Object.entries(this.roles);
  }

  /** Whether a role can be given in an organisation of this kind: the press and the desk are never one. */
  fits(role: Role, kind: OrganisationKind): boolean {
    return (role.ofPressAgencies === true) === (kind === 'press_agency');
  }

  /** Whether a role counts for whoever acts for an organisation of this kind. */
  reaches(role: Role, kind: OrganisationKind): boolean {
    return this.fits(role, kind) || role.overseesPressAgencies === true;
  }

  /** What a machine of an organisation of this kind may hold: what its people may, as far as that is a scope. */
  scopesOf(kind: OrganisationKind): string[] {
    const held = this.entries().flatMap(([, role]) => (this.fits(role, kind) ? role.permissions : []));
    return [...new Set(held)].filter((name) => permissionCatalogue.get(name)?.scope).toSorted();
  }

  /** Keys of the roles that have a permission. */
  having(permission: string): string[] {
    return this.keys((role) => role.permissions.includes(permission));
  }

  demandSecondFactor(keys: readonly string[]): boolean {
    return keys.some((key) => this.find(key)?.secondFactor);
  }

  /** Throws if a role names a permission that no module declares, so that a typing mistake ends the start. */
  check(): void {
    const wrong = this.entries().flatMap(([key, { permissions }]) =>
      permissions.filter((name) => !permissionCatalogue.has(name)).map((name) => `${name} (${key})`),
    );
    if (wrong.length > 0)
      throw new Error(`Roles name permissions that no module declares: ${wrong.join(', ')}.`);
  }

  private keys(chosen: (role: Role) => boolean): string[] {
    return this.entries()
      .filter(([, role]) => chosen(role))
      .map(([key]) => key);
  }
}
