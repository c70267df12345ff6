/** Who acts, for which organisation, with which permissions on whose rows. Rebuilt for each request. */
export class Principal {
  constructor(
    readonly accountId: string,
    readonly sessionId: string | undefined,
    /** The organisation acted for. */
    readonly actingFor: string,
    /** For each permission, the organisations whose rows it reaches. */
    private readonly grants: ReadonlyMap<string, readonly string[]>,
  ) {}

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
