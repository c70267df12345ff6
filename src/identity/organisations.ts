import { Injectable } from '@nestjs/common';
import type { Queryable } from '../platform/database/index.js';
import { httpError, type Principal } from '../platform/http/index.js';
import { nameIn } from '../platform/i18n/index.js';
import { foldedWords } from '../platform/text/index.js';
import { identityError } from './identity.errors.js';
import {
  type ListedOrganisationRow,
  type LockedOrganisationRow,
  type OrganisationFilter,
  OrganisationsRepository,
  type OrganisationRow,
} from './organisations.repository.js';

/** What everybody may know of organisations, for other modules and the controllers here. */
@Injectable()
export class Organisations {
  constructor(private readonly organisations: OrganisationsRepository) {}

  /**
   * The organisation's name in the first of the languages that it has one in, else in Vietnamese. Closed ones keep their
   * names. Throws `identity.unknown-organisation`.
   */
  async name(id: string, languages: readonly string[], on?: Queryable): Promise<string> {
    const name = (await this.names([id], languages, on)).get(id);
    if (name === undefined) throw identityError('unknown-organisation');
    return name;
  }

  /** As `name`, for many; ids that are unknown are left out. */
  async names(
    ids: readonly string[],
    languages: readonly string[],
    on?: Queryable,
  ): Promise<Map<string, string>> {
    const rows = await this.organisations.findNames(ids, on);
    return new Map(rows.map(({ id, names }) => [id, nameIn(names, languages)]));
  }

  async exists(id: string, on?: Queryable): Promise<boolean> {
    return (await this.organisations.find(id, on)) !== undefined;
  }

  /** Its code. Throws `identity.unknown-organisation`. */
  async code(id: string, on?: Queryable): Promise<string> {
    const row = await this.organisations.find(id, on);
    if (!row) throw identityError('unknown-organisation');
    return row.code;
  }

  /** The id behind a code; undefined if there is none. */
  idOf(code: string): Promise<string | undefined> {
    return this.organisations.findByCode(code);
  }

  /** The organisation and all below it; empty if there is none. */
  subtree(id: string, on?: Queryable): Promise<string[]> {
    return this.organisations.subtree(id, on);
  }

  /** Every organisation behind the code `after`, in the order of codes. */
  list(after: string | undefined, limit: number): Promise<OrganisationRow[]> {
    return this.organisations.listAll(after, limit);
  }

  /** Those that the principal may read at the desk. */
  listFor(
    principal: Principal,
    { words = '', ...filter }: Omit<OrganisationFilter, 'words'> & { readonly words: string | undefined },
  ): Promise<ListedOrganisationRow[]> {
    const reached = principal.organisations('organisations.read');
    return this.organisations.listReached(reached, { ...filter, words: foldedWords(words) });
  }

  /** Throws not-found. */
  async get(id: string): Promise<LockedOrganisationRow> {
    const row = await this.organisations.find(id);
    if (!row) throw httpError('not-found');
    return row;
  }

  /** Throws not-found for one that the principal may not read. */
  async findFor(principal: Principal, id: string, on?: Queryable): Promise<LockedOrganisationRow> {
    const row = principal.mayFor('organisations.read', id)
      ? await this.organisations.find(id, on)
      : undefined;
    if (!row) throw httpError('not-found');
    return row;
  }
}
