import { Injectable } from '@nestjs/common';
import { OpenVersionEnd } from '../versions/open-version-end.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** Gives an unpublished version up. A number that it had drawn shows as not used. */
@Injectable()
export class DiscardRelease {
  constructor(
    private readonly transition: VersionTransition,
    private readonly end: OpenVersionEnd,
  ) {}

  async execute(command: VersionCommand): Promise<void> {
    await this.transition.perform('discard', command, {
      effects: async (tx, version, now) => {
        await this.end.discard(tx, version, now);
        return {};
      },
    });
  }
}
