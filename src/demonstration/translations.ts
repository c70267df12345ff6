import { PublishTranslation, ReviewTranslation, TranslateText } from '../releases/index.js';
import type { Desk } from './desk.js';
import type { Loaded, Step } from './step.js';
import type { DemonstrationTranslation } from './texts/release.types.js';

/** Translates the version at work; whoever reviews is somebody else. */
export function translationSteps(
  desk: Desk,
  translation: DemonstrationTranslation,
  release: Loaded,
  which: 'open' | 'current' = 'open',
): Step[] {
  const { lang, translator, reviewer, published: _, ...words } = translation;
  const translate = async (): Promise<void> => {
    const caller = desk.as(translator);
    const command = await desk.onVersion(caller, release.id, which);
    await desk.get(TranslateText).execute({ ...command, which, lang }, await desk.write(caller, words));
  };
  if (!reviewer) return [translate];
  return [translate, () => review(desk, reviewer, lang, release, which)];
}

export async function review(
  desk: Desk,
  reviewer: string,
  lang: string,
  release: Loaded,
  which: 'open' | 'current' = 'open',
): Promise<void> {
  const command = await desk.onText(desk.as(reviewer), release.id, lang, which);
  await desk.get(ReviewTranslation).execute(command);
}

/** Adds a language to what is public already. */
export function laterTranslationSteps(
  desk: Desk,
  translation: DemonstrationTranslation,
  release: Loaded,
): Step[] {
  return [
    ...translationSteps(desk, translation, release, 'current'),
    async () => {
      const caller = desk.as(translation.published!.by);
      const command = await desk.onText(caller, release.id, translation.lang, 'current');
      await desk.get(PublishTranslation).execute(command);
    },
  ];
}
