import {
  ApproveRelease,
  ConfirmRedaction,
  CorrectRelease,
  EditWords,
  ProposeRedaction,
  PublishRelease,
  ReopenTranslation,
  RetractRelease,
  SubmitRelease,
} from '../releases/index.js';
import { revisionTag } from '../platform/http/index.js';
import type { Desk } from './desk.js';
import type { Loaded, Step } from './step.js';
import type {
  DemonstrationCorrection,
  DemonstrationRelease,
  DemonstrationSequel,
} from './texts/release.types.js';
import { review } from './translations.js';
import { corrected } from './words.js';

/** What is done with a release that is public. */
export function sequelSteps(
  desk: Desk,
  release: DemonstrationRelease,
  sequel: DemonstrationSequel,
  loaded: Loaded,
): Step[] {
  if (sequel.what === 'correct') return correctionSteps(desk, release, sequel, loaded);
  const { by, notices } = sequel;
  const on = (person: string) => desk.onRelease(desk.as(person), loaded.id);
  if (sequel.what === 'retract') {
    const { reason } = sequel;
    return [async () => desk.get(RetractRelease).execute({ ...(await on(by)), reason }, notices)];
  }
  const { confirmedBy, ground, documents } = sequel;
  return [
    async () => desk.get(ProposeRedaction).execute(await on(by), { ground, documents, notices }),
    async () => desk.get(ConfirmRedaction).execute(await on(confirmedBy)),
  ];
}

function correctionSteps(
  desk: Desk,
  release: DemonstrationRelease,
  { author, approver, minor, replace, translations = {} }: DemonstrationCorrection,
  loaded: Loaded,
): Step[] {
  const caller = () => desk.as(author, release.organisation);
  return [
    async () => {
      await desk.get(CorrectRelease).execute(await desk.onRelease(caller(), loaded.id), { minor });
      const command = await desk.onText(caller(), loaded.id, release.lang);
      await desk.get(EditWords).execute(command, await desk.write(caller(), corrected(release, replace)));
    },
    ...Object.entries(translations).flatMap(([lang, { translator, reviewer, replace: replacements }]) => [
      () => translateAgain(desk, release, lang, { translator, replace: replacements }, loaded),
      () => review(desk, reviewer, lang, loaded),
    ]),
    async () => desk.get(SubmitRelease).execute(await desk.onVersion(caller(), loaded.id)),
    async () => desk.get(ApproveRelease).execute(await desk.onVersion(desk.as(approver), loaded.id)),
    async () => desk.get(PublishRelease).execute(await desk.onVersion(desk.as(approver), loaded.id)),
  ];
}

/** Brings a translation up to what the source says now. */
async function translateAgain(
  desk: Desk,
  release: DemonstrationRelease,
  lang: string,
  { translator, replace }: { translator: string; replace: DemonstrationCorrection['replace'] },
  loaded: Loaded,
): Promise<void> {
  const caller = desk.as(translator);
  const {
    lang: _,
    translator: __,
    reviewer: ___,
    ...words
  } = release.translations!.find((each) => each.lang === lang)!;
  await desk.get(ReopenTranslation).execute(await desk.onText(caller, loaded.id, lang));
  const { source } = await desk.read(caller, loaded.id);
  await desk.get(EditWords).execute(await desk.onText(caller, loaded.id, lang), {
    ...(await desk.write(caller, corrected(words, replace))),
    follows: revisionTag(source.id, source.revision),
  });
}
