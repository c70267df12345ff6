import type { INestApplicationContext } from '@nestjs/common';
import {
  AcceptPressTerms,
  AccreditAgency,
  CreateClient,
  PublishPressTerms,
  ReadAgencies,
} from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import type { LoadedPeople } from './load-people.js';
import type { DemonstrationData } from './texts/types.js';

/** Accredits press agencies, and lets their people accept the terms on which they read early. */
export async function loadPress(
  context: INestApplicationContext,
  { accreditations, terms }: DemonstrationData,
  { administrator, organisations, callerOf }: LoadedPeople,
): Promise<void> {
  const now = await context.get(Clock).now();
  const validFrom = now.toISOString().slice(0, 10);
  const { version } = await context.get(PublishPressTerms).execute(administrator, { texts: { ...terms } });
  for (const { organisation: key, decision, acceptedBy, client } of accreditations) {
    const organisation = organisations.get(key)!;
    await context.get(AccreditAgency).execute(administrator, { organisation, decision, validFrom });
    if (!acceptedBy) continue;
    const manager = callerOf(acceptedBy);
    const { terms: inForce } = await context.get(ReadAgencies).own(manager.principal);
    await context.get(AcceptPressTerms).execute(manager.principal, version, inForce!.sha256);
    if (client)
      await context
        .get(CreateClient)
        .execute(manager, { organisation, name: client, scopes: ['embargoed.read'] });
  }
}
