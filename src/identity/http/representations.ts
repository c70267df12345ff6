import type { z } from 'zod';
import { type AccountSubject, accountLifecycle } from '../account.lifecycle.js';
import type { AccountRow } from '../accounts.repository.js';
import { type Principal, type Reader, revisionTag, toActions } from '../../platform/http/index.js';
import { nameIn } from '../../platform/i18n/index.js';
import type { Membership, MembershipWish, SubstituteRow } from '../memberships.repository.js';
import { organisationLifecycle } from '../organisation.lifecycle.js';
import type {
  ListedOrganisationRow,
  LockedOrganisationRow,
  OrganisationRow,
} from '../organisations.repository.js';
import type { SessionRow } from '../sessions.repository.js';
import { toSubject } from '../use-cases/organisation-transition.js';
import type { OwnAccountView } from '../use-cases/read-own-account.js';
import type { DeskAccount, DeskAccountItem, DeskOrganisation, NewMembership } from './schemas.js';
import type { Me } from './session.schemas.js';

export function toOrganisation({ id, code, kind, state, parent_id: parent, names }: OrganisationRow) {
  return { id, code, kind, state, ...(parent && { parent }), names: { ...names } };
}

const toTagged = (row: OrganisationRow) => ({
  ...toOrganisation(row),
  etag: revisionTag(row.id, row.revision),
});

export function toDeskOrganisationItem({ parts, ...row }: ListedOrganisationRow) {
  return { ...toTagged(row), parts };
}

export function toDeskOrganisation(
  row: LockedOrganisationRow,
  { principal, language }: Reader,
): DeskOrganisation {
  const may = (permission: string): boolean => principal.mayFor(permission, row.id);
  const actions = organisationLifecycle.actions(toSubject(row), principal, may);
  return { ...toTagged(row), actions: toActions(actions, language) };
}

export function toDeskAccountItem(row: AccountRow, principal: Principal): DeskAccountItem {
  const memberships = row.memberships.filter(({ organisation }) =>
    principal.mayFor('accounts.read', organisation),
  );
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    lang: row.lang,
    state: row.state,
    secondFactor: row.has_totp || row.has_passkey,
    createdAt: row.created_at.toISOString(),
    memberships: memberships.map(toMembership),
    worksElsewhere: memberships.length < row.memberships.length,
    etag: revisionTag(row.id, row.revision),
  };
}

function toMembership({ id, organisation, role, scope, ...limits }: Membership) {
  const { validFrom, validTo, substitutesFor } = limits;
  return {
    id,
    organisation,
    role,
    scope,
    ...(validFrom !== null && { validFrom: new Date(validFrom).toISOString() }),
    ...(validTo !== null && { validTo: new Date(validTo).toISOString() }),
    ...(substitutesFor !== null && { substitutesFor }),
  };
}

export function toWish({ validFrom, validTo, ...rest }: z.infer<typeof NewMembership>): MembershipWish {
  return {
    ...rest,
    validFrom: validFrom === undefined ? undefined : new Date(validFrom),
    validTo: validTo === undefined ? undefined : new Date(validTo),
  };
}

export function toDeskAccount(
  { account, subject, organisation }: { account: AccountRow; subject: AccountSubject; organisation: string },
  { principal, language }: Reader,
): DeskAccount {
  const may = (permission: string): boolean => principal.mayFor(permission, organisation);
  const actions = accountLifecycle.actions(subject, principal, may);
  return { ...toDeskAccountItem(account, principal), actions: toActions(actions, language) };
}

export function toMe(view: OwnAccountView, timeZone: string, { principal, language }: Reader): Me {
  const { id, email, name, lang, secondFactor, mustSetUpSecondFactor, workplaces } = view;
  return {
    id,
    email,
    name,
    lang,
    timeZone,
    secondFactor,
    mustSetUpSecondFactor,
    ...(principal.actingFor && { actingFor: principal.actingFor }),
    permissions: [...principal.permissions],
    organisations: workplaces.map((place) => ({
      id: place.id,
      code: place.code,
      name: nameIn(place.names, [language]),
      roles: place.roles,
    })),
    substitutes: view.substitutes.map(toSubstitution),
    substitutesFor: view.substitutesFor.map(toSubstitution),
  };
}

function toSubstitution({ id, organisation, role, account, name, valid_from, valid_to }: SubstituteRow) {
  const [from, to] = [valid_from.toISOString(), valid_to.toISOString()];
  return { id, organisation, role, account, name, from, to };
}

export function toOwnSession(row: SessionRow, { sessionId }: Principal) {
  return {
    id: row.id,
    device: row.device,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    current: row.id === sessionId,
  };
}
