import { z } from 'zod';
import { type DeskThing, idOf, type Section, type SectionShown } from './my-desk.js';

const instant = z.iso.datetime({ offset: true });

const MyDeskItem = z
  .strictObject({
    id: z
      .string()
      .meta({ description: 'Stays the same as long as the thing does: what is new has a new one.' }),
    kind: z.string().meta({ description: 'Module and name, such as `releases.approve`.' }),
    says: z.string().meta({ description: "The kind in words, in the caller's language." }),
    about: z
      .strictObject({
        type: z.string().meta({ description: 'release, account, organisation, press-terms, task, job …' }),
        id: z.string(),
        version: z.string().optional().meta({ description: 'Of a release: id of the version.' }),
        lang: z.string().optional().meta({ description: 'Of a release: language of the text.' }),
      })
      .meta({ description: 'What the thing is about.' }),
    title: z.string(),
    lang: z.string().optional().meta({ description: 'Language of the title.' }),
    organisation: z.uuid().optional(),
    urgent: z.boolean(),
    at: instant.meta({ description: 'Since when it waits; when it is planned; when it happened.' }),
    due: instant.optional().meta({ description: 'Until when it should be done.' }),
    note: z.string().optional().meta({ description: 'Words that go with it, such as why it was sent back.' }),
  })
  .meta({ id: 'MyDeskItem' });

const part = (description: string) =>
  z
    .strictObject({
      items: z.array(MyDeskItem),
      more: z.boolean().meta({ description: 'There are more than are shown.' }),
    })
    .meta({ description });

export const MyDeskAnswer = z
  .strictObject({
    waiting: part('What needs this person: urgent things first, then by deadline, then the longest waiting.'),
    begun: part('What this person has begun, newest first.'),
    planned: part('What is planned for the next seven days, in order.'),
    wentOut: part('What happened in the last seven days, newest first.'),
    failed: part('What went wrong and is not mended, newest first.'),
  })
  .meta({ id: 'MyDesk' });
export type MyDeskAnswer = z.infer<typeof MyDeskAnswer>;

type Item = z.infer<typeof MyDeskItem>;

const toItem = (thing: DeskThing & { readonly says: string }): Item => {
  const { kind, says, about, title, lang, organisation, urgent = false, at, due, note } = thing;
  return {
    id: idOf(thing),
    kind,
    says,
    about: {
      type: about.type,
      id: about.id,
      ...(about.version !== undefined && { version: about.version }),
      ...(about.lang !== undefined && { lang: about.lang }),
    },
    title,
    ...(lang !== undefined && { lang }),
    ...(organisation !== undefined && { organisation }),
    urgent,
    at: at.toISOString(),
    ...(due && { due: due.toISOString() }),
    ...(note && { note }),
  };
};

const toPart = ({ items, more }: SectionShown) => ({ items: items.map(toItem), more });

export const toMyDesk = (desk: Record<Section, SectionShown>): MyDeskAnswer => ({
  waiting: toPart(desk.waiting),
  begun: toPart(desk.begun),
  planned: toPart(desk.planned),
  wentOut: toPart(desk.wentOut),
  failed: toPart(desk.failed),
});
