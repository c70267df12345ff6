import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { toMermaid } from '../platform/lifecycle/index.js';
import { permissionCatalogue, Principal } from '../platform/http/index.js';
import {
  accountLifecycle,
  type AccountState,
  type AccountSubject,
  type AccountVerb,
} from './account.lifecycle.js';
import './identity.permissions.js';
import { organisationLifecycle } from './organisation.lifecycle.js';

const me = new Principal('me', 'session', 'office', new Map());
const somebody: AccountSubject = {
  id: 'somebody',
  state: 'active',
  hasPassword: true,
  memberships: 2,
  worksElsewhere: false,
  isLastAdministrator: false,
};
const against = (verb: AccountVerb, subject: Partial<AccountSubject>) =>
  accountLifecycle
    .reasonsAgainst(verb, { ...somebody, ...subject }, me)
    .map(({ code }) => code.split('.')[1]);

describe('the life of an account', () => {
  const ways: Record<AccountVerb, Partial<Record<AccountState, AccountState>>> = {
    invite: {},
    add: {},
    accept: { invited: 'active' },
    'invite-again': { invited: 'invited', suspended: 'invited' },
    grant: { invited: 'invited', active: 'active' },
    revoke: { invited: 'invited', active: 'active', suspended: 'suspended' },
    'remove-second-factor': { active: 'active' },
    suspend: { invited: 'suspended', active: 'suspended' },
    reinstate: { suspended: 'active' },
  };
  it.each(Object.entries(ways) as [AccountVerb, Partial<Record<AccountState, AccountState>>][])(
    'lets %s lead where it should and from nowhere else',
    (verb, targets) => {
      for (const state of accountLifecycle.states) {
        const hasPassword = verb !== 'invite-again';
        const reasons = against(verb, { state, hasPassword });
        expect([state, reasons]).toEqual([state, targets[state] ? [] : ['account-state']]);
        if (targets[state]) expect(accountLifecycle.target(verb, state)).toBe(targets[state]);
      }
    },
  );

  it('names every reason at once', () => {
    expect(against('suspend', { id: 'me', worksElsewhere: true, isLastAdministrator: true })).toEqual([
      'own-account',
      'works-elsewhere',
      'last-administrator',
    ]);
    expect(against('revoke', { memberships: 1, isLastAdministrator: true })).toEqual([
      'last-membership',
      'last-administrator',
    ]);
    expect(against('reinstate', { state: 'suspended', hasPassword: false })).toEqual(['never-accepted']);
    expect(against('invite-again', { state: 'suspended' })).toEqual(['already-accepted']);
  });

  it('never lets anybody change their own account', () => {
    const verbs = ['grant', 'revoke', 'suspend', 'reinstate', 'remove-second-factor'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...verbs), fc.constantFrom(...accountLifecycle.states), (verb, state) => {
        expect(against(verb, { id: 'me', state })).not.toEqual([]);
      }),
    );
  });
});

describe('the lives of this module', () => {
  it('ask for permissions that are declared, but where no account acts', () => {
    const asked = [...accountLifecycle.transitions, ...organisationLifecycle.transitions];
    const undeclared = asked
      .filter(({ permission }) => !permissionCatalogue.has(permission))
      .map(({ verb }) => verb);
    expect(undeclared.map(String).toSorted()).toEqual(['accept', 'add']);
  });

  it('are drawn in the README as they are', () => {
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
    for (const diagram of [toMermaid(accountLifecycle), toMermaid(organisationLifecycle)]) {
      expect(readme).toContain(diagram);
    }
  });
});
