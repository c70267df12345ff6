import { roles } from '../../src/roles.js';
import type { World } from '../api/operations.js';
import type { Api } from '../support/api.js';
import { expectStatus } from '../support/given.js';

/** Everybody who asks: nobody in particular, somebody of each role, and a machine. */
export class Actors {
  private readonly made = new Map<string, Api>();

  private constructor(
    private readonly world: World,
    private readonly agency: string,
  ) {}

  static async gather(world: World): Promise<Actors> {
    const { given, administrator } = world;
    const agency = await given.organisation({ parent: administrator.organisation, kind: 'press_agency' });
    const actors = new Actors(world, agency);
    for (const name of actors.names) await actors.renew(name);
    return actors;
  }

  get names(): string[] {
    return ['anonymous', ...roles.entries().map(([key]) => key), 'machine'];
  }

  api(name: string): Api {
    return this.made.get(name)!;
  }

  /** Somebody else in the place of whoever ended their own session, or changed their password. */
  async renew(name: string): Promise<void> {
    const { given, api, desk } = this.world;
    if (name === 'anonymous') this.made.set(name, api);
    else if (name === 'machine') this.made.set(name, await this.machine());
    else {
      const organisation = roles.find(name)!.ofPressAgencies ? this.agency : desk.organisation;
      this.made.set(name, (await given.person(organisation, name)).api);
    }
  }

  private async machine(): Promise<Api> {
    const { given, api } = this.world;
    const manager = await given.person(this.agency, 'agency-manager');
    const asked = { organisation: this.agency, name: 'Hệ thống tòa soạn', scopes: ['embargoed.read'] };
    const client = await manager.api.post<{ id: string }>('/api/v1/desk/clients', asked);
    expectStatus(client, 201);
    const path = `/api/v1/desk/clients/${client.body.id}/secrets`;
    const { body } = await manager.api.post<{ clientSecret: string }>(path, {}, { ifMatch: client.etag });
    const form = { client_id: client.body.id, client_secret: body.clientSecret };
    const token = await api.post<{ access_token: string }>(
      '/oauth/token',
      new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString(),
      { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    );
    expectStatus(token, 200);
    return api.bearing(token.body.access_token);
  }
}
