import { Injectable } from '@nestjs/common';
import { Documents } from '../documents/documents.js';
import { Numbers } from '../numbers/numbers.js';
import { numbered, Publication } from '../publication.js';
import { VersionLinksRepository } from '../versions/version-links.repository.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/**
 * Publishes what nobody has approved, because waiting would do harm: with a reason, and a review afterwards. It speaks for
 * nobody who has not agreed: co-issuers who are silent are left out.
 */
@Injectable()
export class PublishReleaseUrgently {
  constructor(
    private readonly transition: VersionTransition,
    private readonly numbers: Numbers,
    private readonly documents: Documents,
    private readonly publication: Publication,
    private readonly versions: VersionsRepository,
    private readonly links: VersionLinksRepository,
  ) {}

  async execute(command: VersionCommand & { readonly reason: string }): Promise<void> {
    const { principal } = command.caller;
    await this.transition.perform('publish-urgently', command, {
      moved: numbered,
      effects: async (tx, version, now) => {
        const { id } = version.version;
        await this.numbers.draw(tx, version.version, now);
        const silent = await this.links.dropSilentCoIssuers(tx, id);
        await this.versions.change(tx, id, { publishedUrgently: true });
        const asItIs = { ...version, version: (await this.versions.find(id, tx))! };
        await this.documents.freeze(tx, asItIs, now);
        const effects = await this.publication.publish(tx, asItIs, principal, now);
        return { ...effects, changes: silent.map((each) => ({ field: 'coIssuer', before: each })) };
      },
      recorded: (tx, version, act) => this.publication.record(tx, version, act),
    });
  }
}
