import { accreditationLifecycle } from '../agencies/accreditation.lifecycle.js';
import type { AccreditationRow, NamedAcceptanceRow, TermsRow } from '../agencies/agencies.repository.js';
import type { Reason } from '../../platform/errors/index.js';
import { type Reader, revisionTag, toActions, toReasonTexts } from '../../platform/http/index.js';
import { type Language, nameIn } from '../../platform/i18n/index.js';
import type { OwnStanding } from '../use-cases/read-agencies.js';
import type { Accreditation, EarlyAccess } from './agency.schemas.js';

export const toAccreditationItem = (language: Language) => (row: AccreditationRow) => ({
  id: row.id,
  organisation: { id: row.organisation_id, name: nameIn(row.names, [language]) },
  decision: row.decision,
  validFrom: row.valid_from,
  ...(row.valid_to !== null && { validTo: row.valid_to }),
  state: row.state,
  etag: revisionTag(row.id, row.revision),
});

export function toAccreditation(
  found: {
    readonly row: AccreditationRow;
    readonly reasons: readonly Reason[];
    readonly acceptances: readonly NamedAcceptanceRow[];
  },
  { principal, language }: Reader,
): Accreditation {
  const { row, reasons, acceptances } = found;
  const may = (permission: string): boolean => principal.mayFor(permission, row.organisation_id);
  const actions = accreditationLifecycle.actions(row, principal, may);
  return {
    ...toAccreditationItem(language)(row),
    mayReadEarly: reasons.length === 0,
    reasons: toReasonTexts(reasons, language),
    acceptances: acceptances.map(toAcceptance),
    actions: toActions(actions, language),
  };
}

const toAcceptance = ({ version, sha256, account_id, accepted_at, name }: NamedAcceptanceRow) => ({
  version,
  sha256,
  acceptedBy: account_id,
  acceptedByName: name,
  acceptedAt: accepted_at.toISOString(),
});

export const toTermsItem = ({ version, in_force_from, published_at, sha256 }: TermsRow) => ({
  version,
  inForceFrom: in_force_from.toISOString(),
  publishedAt: published_at.toISOString(),
  sha256,
});

export function toEarlyAccess(
  { organisation, reasons, terms, acceptances }: OwnStanding,
  language: Language,
): EarlyAccess {
  return {
    organisation,
    mayReadEarly: reasons.length === 0,
    reasons: toReasonTexts(reasons, language),
    ...(terms && { terms: toTermsItem(terms) }),
    acceptances: acceptances.map(toAcceptance),
  };
}
