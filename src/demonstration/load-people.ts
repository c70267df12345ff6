import type { INestApplicationContext } from '@nestjs/common';
import { AddAccount, AppointSubstitute, CreateOrganisation, Organisations } from '../identity/index.js';
import { type Caller, Principal } from '../platform/http/index.js';
import { roles } from '../roles.js';
import type { DemonstrationData, DemonstrationMembership } from './texts/types.js';

const DAY = 86_400_000;

/** The organisations by key, and on whose behalf each person acts in the first of theirs. */
export interface LoadedPeople {
  readonly organisations: ReadonlyMap<string, string>;
  readonly callerOf: (person: string, organisation?: string) => Caller;
  /** The first one of all. */
  readonly administrator: Caller;
}

/** Enters organisations and people, as whoever runs the server would. */
export async function loadPeople(
  context: INestApplicationContext,
  { organisations, people, password }: DemonstrationData,
): Promise<LoadedPeople> {
  const ids = new Map<string, string>();
  for (const { key, parent, names, kind } of organisations) {
    const parentId = parent ? ids.get(parent)! : null;
    const { id } = await context
      .get(CreateOrganisation)
      .byOperator({ code: key, kind, parentId, names: { ...names } });
    ids.set(key, id);
  }
  const callers = new Map<string, Caller>();
  for (const { key, name, email, memberships } of people) {
    const { id } = await context.get(AddAccount).execute({
      email,
      name,
      lang: 'vi',
      password,
      memberships: memberships.map((each) => ({ ...each, organisation: ids.get(each.organisation)! })),
    });
    for (const membership of memberships) {
      const organisation = ids.get(membership.organisation)!;
      const reach =
        membership.scope === 'subtree'
          ? await context.get(Organisations).subtree(organisation)
          : [organisation];
      const caller = { principal: new Principal(id, undefined, organisation, grants(membership, reach)) };
      callers.set(`${key} ${membership.organisation}`, caller);
      if (!callers.has(key)) callers.set(key, caller);
    }
  }
  const administrator = people.find(({ memberships }) => memberships[0]!.role === 'administrator')!;
  return {
    organisations: ids,
    callerOf: (person, organisation) => callers.get(`${person} ${organisation}`) ?? callers.get(person)!,
    administrator: callers.get(administrator.key)!,
  };
}

/** Lets people stand in for each other from now on. */
export async function loadSubstitutions(
  context: INestApplicationContext,
  { substitutions, people }: DemonstrationData,
  { callerOf }: LoadedPeople,
  now: Date,
): Promise<void> {
  for (const { of, by, role, days, reason } of substitutions) {
    const { email } = people.find(({ key }) => key === by)!;
    const to = new Date(now.getTime() + days * DAY);
    await context.get(AppointSubstitute).execute(callerOf(of), { email, role, to, reason });
  }
}

function grants({ role }: DemonstrationMembership, reach: readonly string[]): Map<string, readonly string[]> {
  return new Map(roles.find(role)!.permissions.map((permission) => [permission, reach]));
}
