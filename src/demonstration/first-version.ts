import {
  AgreeToRelease,
  ApproveRelease,
  CommentOnVersion,
  DiscardRelease,
  DraftRelease,
  EditWords,
  EndorseRelease,
  PublishRelease,
  PublishReleaseUrgently,
  ReviewReleaseAfterwards,
  ScheduleRelease,
  SendReleaseBack,
  SubmitRelease,
} from '../releases/index.js';
import type { Desk } from './desk.js';
import type { Loaded, Step } from './step.js';
import type { DemonstrationRelease } from './texts/release.types.js';
import { translationSteps } from './translations.js';
import { filesNamedIn } from './words.js';

/** From the first draft as far as the first version has come. */
export function firstSteps(desk: Desk, release: DemonstrationRelease, loaded: Loaded): Step[] {
  const { progress, translations = [] } = release;
  const author = () => desk.as(release.author, release.organisation);
  const on = async (person: string) => desk.onVersion(desk.as(person), loaded.id);
  const begun = [
    async () => {
      loaded.id = await draft(desk, release);
    },
    ...translations
      .filter(({ published }) => !published)
      .flatMap((translation) => translationSteps(desk, translation, loaded)),
  ];
  if (progress.state === 'draft') return begun;
  if (progress.state === 'published urgently')
    return [
      ...begun,
      async () =>
        desk.get(PublishReleaseUrgently).execute({ ...(await on(progress.by)), reason: progress.reason }),
      ...(progress.reviewedBy === undefined
        ? []
        : [() => reviewAfterwards(desk, progress.reviewedBy!, loaded)]),
    ];
  const handedIn = [
    ...begun,
    async () => desk.get(SubmitRelease).execute(await desk.onVersion(author(), loaded.id)),
    ...agreements(desk, release, loaded),
    ...comments(desk, release, loaded),
  ];
  if ('endorsedBy' in progress && progress.endorsedBy !== undefined) {
    const { endorsedBy } = progress;
    handedIn.push(async () => desk.get(EndorseRelease).execute(await on(endorsedBy)));
  }
  if (progress.state === 'in review') return handedIn;
  const { approver } = progress;
  if (progress.state === 'sent back') {
    const { reason } = progress;
    return [...handedIn, async () => desk.get(SendReleaseBack).execute({ ...(await on(approver)), reason })];
  }
  const approved = [...handedIn, async () => desk.get(ApproveRelease).execute(await on(approver))];
  switch (progress.state) {
    case 'approved':
      return approved;
    case 'discarded': {
      const { reason } = progress;
      const discard = async () =>
        desk.get(DiscardRelease).execute({ ...(await desk.onVersion(author(), loaded.id)), reason });
      return [...approved, discard];
    }
    case 'scheduled': {
      const { earlyAccess } = progress;
      const when = { publishAt: desk.instant(progress.publishAt), earlyAccess };
      return [...approved, async () => desk.get(ScheduleRelease).execute(await on(approver), when)];
    }
    default:
      return [...approved, async () => desk.get(PublishRelease).execute(await on(approver))];
  }
}

/** Drafts it whole: what has no language first, then all the words. Answers with its id. */
async function draft(desk: Desk, release: DemonstrationRelease): Promise<string> {
  const { people, reference, data } = desk;
  const caller = desk.as(release.author, release.organisation);
  const contact = data.people.find(({ key }) => key === release.contact)!;
  const signatory = data.people.find(({ key }) => key === release.signatory.person)!;
  const { event } = release;
  const attached = [...filesNamedIn(release), ...(release.attachments ?? [])].filter(
    (name) => release.attachments?.includes(name) || data.files[name]!.role === 'picture',
  );
  const digests = await desk.upload(caller, attached);
  const words = await desk.write(caller, release);
  const { id } = await desk.get(DraftRelease).execute(caller, {
    organisation: people.organisations.get(release.organisation),
    kind: release.kind,
    lang: release.lang,
    ...(release.urgent && { urgent: true }),
    title: words.title!,
    summary: words.summary!,
    body: words.body!,
    topics: release.topics.map((code) => reference.topics.get(code)!),
    places: release.places.map((key) => reference.places.get(key)!),
    coIssuers: release.coIssuers?.map(({ organisation }) => people.organisations.get(organisation)!),
    contact: { name: contact.name, position: contact.position, phone: contact.phone, email: contact.email },
    signatory: { form: release.signatory.form, name: signatory.name },
    recipients: release.recipients,
    ...(event && {
      event: {
        from: desk.instant(event.from).toISOString(),
        ...(event.to && { to: desk.instant(event.to).toISOString() }),
      },
    }),
    files: [...new Set(attached)].map((name) => {
      const { role, credit, licence, signer } = data.files[name]!;
      if (role === 'audio') throw new Error(`${name} is a recording: it belongs to a text.`);
      return { sha256: digests.get(name)!, role, credit, licence, signer };
    }),
  });
  const command = await desk.onText(caller, id, release.lang);
  await desk.get(EditWords).execute(command, words);
  return id;
}

const agreements = (desk: Desk, { coIssuers = [] }: DemonstrationRelease, loaded: Loaded): Step[] =>
  coIssuers.flatMap(({ organisation, agreedBy }) =>
    agreedBy === undefined
      ? []
      : [
          async () =>
            desk
              .get(AgreeToRelease)
              .execute(await desk.onVersion(desk.as(agreedBy, organisation), loaded.id)),
        ],
  );

const comments = (desk: Desk, { comments: said = [] }: DemonstrationRelease, loaded: Loaded): Step[] =>
  said.map(({ by, body, quote }) => async () => {
    const caller = desk.as(by);
    const { version } = await desk.read(caller, loaded.id);
    const command = { caller, releaseId: loaded.id, versionId: version.id };
    await desk.get(CommentOnVersion).execute(command, { body, quote, lang: version.source_lang });
  });

async function reviewAfterwards(desk: Desk, reviewer: string, { id }: Loaded): Promise<void> {
  const command = await desk.onVersion(desk.as(reviewer), id, 'current');
  await desk.get(ReviewReleaseAfterwards).execute({ ...command, version: 1 });
}
