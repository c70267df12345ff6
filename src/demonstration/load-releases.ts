import type { Desk } from './desk.js';
import { firstSteps } from './first-version.js';
import { sequelSteps } from './sequels.js';
import type { Step } from './step.js';
import { laterTranslationSteps } from './translations.js';
import type { DemonstrationRelease, Moment } from './texts/release.types.js';

/** Between two steps of one scene, in milliseconds. */
const PAUSE = 20 * 60_000;

/** Steps that follow one another; the last one is done at a moment. */
interface Scene {
  readonly at: Moment;
  readonly steps: readonly Step[];
}

/** Plays what happened to all releases, in the order in which it happened. */
export async function loadReleases(desk: Desk): Promise<void> {
  const latest = desk.now.getTime() - PAUSE;
  const scenes = desk.data.releases
    .flatMap((release) => scenesOf(desk, release))
    .map(({ at, steps }) => ({ at: Math.min(desk.instant(at).getTime(), latest), steps }));
  for (const { at, steps } of scenes.toSorted((a, b) => a.at - b.at)) {
    desk.clock.set(at - (steps.length - 1) * PAUSE);
    for (const step of steps) {
      await step();
      desk.clock.advance(PAUSE);
    }
  }
}

function scenesOf(desk: Desk, release: DemonstrationRelease): Scene[] {
  const { progress, sequels = [], translations = [] } = release;
  const loaded = { id: '' };
  return [
    { at: progress.at, steps: firstSteps(desk, release, loaded) },
    ...translations.flatMap((translation) =>
      translation.published
        ? [{ at: translation.published, steps: laterTranslationSteps(desk, translation, loaded) }]
        : [],
    ),
    ...sequels.map((sequel) => ({ at: sequel.at, steps: sequelSteps(desk, release, sequel, loaded) })),
  ];
}
