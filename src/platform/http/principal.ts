import { httpError } from './errors.js';

/** Who acted, as the audit trail names them: a person or a machine by its id, or the server on somebody's behalf. */
type PrincipalActor =
  | { readonly kind: 'person' | 'client'; readonly id: string }
  | { readonly kind: 'system'; readonly onBehalfOf: string };

/** Who acts, for which organisation, with which permissions on whose rows. Rebuilt for each request. */
export class Principal {
  constructor(
    readonly id: string,
    readonly sessionId: string | undefined,
    /** The organisation acted for. */
    readonly actingFor: string,
    /** For each permission, the organisations whose rows it reaches. */
    private readonly grants: ReadonlyMap<string, readonly string[]>,
    private readonly kind: 'person' | 'client' | 'system' = 'person',
  ) {}

  get actor(): PrincipalActor {
    const { kind, id } = this;
    return kind === 'system' ? { kind, onBehalfOf: id } : { kind, id };
  }

  /**
   * The person's account; for the server, that of whoever told it to act. Throws `http.people-only` for a machine, so that
   * none gets where only people were thought of.
   */
  get accountId(): string {
    if (this.kind === 'client') throw httpError('people-only');
    return this.id;
  }

  may(permission: string): boolean {
    return this.grants.has(permission);
  }

  /** The organisations on whose rows this principal has the permission; for `= any($1)` in queries. */
  organisations(permission: string): readonly string[] {
    return this.grants.get(permission) ?? [];
  }

  mayFor(permission: string, organisation: string): boolean {
    return this.organisations(permission).includes(organisation);
  }

  get permissions(): readonly string[] {
    return [...this.grants.keys()].toSorted();
  }
}

/**
 * The server itself, which does at the set time what somebody told it to, for one organisation. Its one permission,
 * `system`, is held by nobody else: a verb that asks for it has no route.
 */
export class SystemPrincipal extends Principal {
  constructor(onBehalfOf: string, organisation: string) {
    super(onBehalfOf, undefined, organisation, new Map(), 'system');
  }

  override may(permission: string): boolean {
    return permission === 'system';
  }

  override organisations(): readonly string[] {
    return [this.actingFor];
  }

  override mayFor(permission: string, organisation: string): boolean {
    return this.may(permission) && organisation === this.actingFor;
  }
}

/** Makes one use case's effects happen once, however often its request is sent. */
export interface Once {
  readonly owner: string;
  readonly key: string;
  /** Digest of what was asked: the same key for something else is a mistake of the client. */
  readonly fingerprint: string;
}

/** On whose behalf a use case runs. */
export interface Caller {
  readonly principal: Principal;
  readonly once?: Once | undefined;
}
