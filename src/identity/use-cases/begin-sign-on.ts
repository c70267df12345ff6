import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { type Flow, Provider } from '../sign-on/provider.js';

/** As long as a person may take at the provider. */
const FLOW_MS = 10 * 60_000;

/** Sends a browser to the provider of identities. */
@Injectable()
export class BeginSignOn {
  constructor(
    private readonly clock: Clock,
    private readonly provider: Provider,
  ) {}

  /** Throws `sign-on.off`, `sign-on.away`. */
  async execute(): Promise<{ url: string; flow: Flow; until: Date }> {
    const until = new Date((await this.clock.now()).getTime() + FLOW_MS);
    return { ...(await this.provider.begin(until)), until };
  }
}
