import type { QueryClient } from '@tanstack/react-query';
import { fetchApi, type Schemas } from '../../api/client';
import { isProblem } from '../../api/problem';
import { Autosave, type Stored } from '../../writing/autosave';
import { asWritten, blocks } from '../../writing/grammar';

type Version = Schemas['DeskVersion'];
type Text = Schemas['DeskText'];

/** The words of one language, as they are edited. */
export type TextFields = Required<
  Pick<
    Text,
    | 'title'
    | 'summary'
    | 'body'
    | 'quotes'
    | 'contactPosition'
    | 'signatoryPosition'
    | 'eventPlace'
    | 'fileWords'
  >
> & {
  readonly signatoryAuthority: NonNullable<Schemas['TextEdit']['signatoryAuthority']>;
  /** A recording of this language. */
  readonly audio: Text['audio'] | null;
};
/** What has no language. */
export interface VersionFields extends Pick<
  Version,
  'kind' | 'urgent' | 'topics' | 'places' | 'recipients' | 'contact' | 'files'
> {
  readonly coIssuers: readonly string[];
  readonly signatory: Schemas['VersionEdit']['signatory'];
  readonly event: Version['event'] | null;
  /** The hour that is wished for. */
  readonly plan: Version['plan'] | null;
  /** Empty while there is none. */
  readonly number: string;
}

export const storedText = (text: Text): Stored<TextFields> => ({
  etag: text.etag,
  fields: {
    title: text.title,
    summary: text.summary,
    body: asWritten(text.body),
    quotes: text.quotes,
    contactPosition: text.contactPosition,
    signatoryPosition: text.signatoryPosition,
    signatoryAuthority: text.signatoryAuthority as TextFields['signatoryAuthority'],
    eventPlace: text.eventPlace,
    fileWords: text.fileWords,
    audio: text.audio ?? null,
  },
});

export const storedVersion = (version: Version, number: string | undefined): Stored<VersionFields> => ({
  etag: version.etag,
  fields: {
    kind: version.kind,
    urgent: version.urgent,
    topics: version.topics,
    places: version.places,
    coIssuers: version.coIssuers.map(({ organisation }) => organisation),
    recipients: version.recipients,
    contact: version.contact,
    signatory: (version.signatory ?? null) as VersionFields['signatory'],
    event: version.event ?? null,
    plan: version.plan ?? null,
    files: version.files,
    number: number ?? '',
  },
});

export const isUnpublished = ({ state }: Version): boolean =>
  state !== 'published' && state !== 'superseded' && state !== 'discarded';

export const whichOf = (version: Version) =>
  isUnpublished(version) ? ('open' as const) : ('current' as const);

/** The records of a version, which are read and saved one by one, and whose release is read anew after each. */
export function recordsOf(
  queries: QueryClient,
  me: string,
  release: Schemas['DeskRelease'],
  version: Version,
) {
  const { id } = release;
  let which = whichOf(version);
  let given = release.number;
  const key = releaseKey(id);
  const keptAs = (...what: string[]) => ['khen.kept', me, version.id, ...what].join('.');
  /** What was read before it was saved must not be taken for what came after. */
  const saved = async <Saved>(work: () => Promise<{ data?: Saved; error?: unknown }>): Promise<Saved> => {
    await queries.cancelQueries({ queryKey: key });
    const { data, error } = await work();
    await queries.cancelQueries({ queryKey: key });
    if (!data) throw error;
    void queries.invalidateQueries({ queryKey: key });
    return data;
  };
  const readRelease = async () => {
    const { data, error } = await fetchApi.GET('/api/v1/desk/releases/{id}', { params: { path: { id } } });
    if (!data) throw error;
    return data;
  };
  /** This version and no other, whatever has become of it. */
  const readAnew = async () => {
    const now = await readRelease();
    const found = now.versions.find((each) => each.id === version.id)!;
    which = whichOf(found);
    given = now.number;
    return { now, found };
  };
  return {
    version: () =>
      Autosave.of<VersionFields>({
        key: keptAs(),
        stored: storedVersion(version, release.number),
        read: async () => {
          const { now, found } = await readAnew();
          return storedVersion(found, now.number);
        },
        save: async ({ number, coIssuers, ...changes }, etag) => {
          const edited = await saved(() =>
            fetchApi.PATCH('/api/v1/desk/releases/{id}/versions/open', {
              params: { path: { id }, header: { 'If-Match': etag } },
              body: {
                ...changes,
                ...(coIssuers && { coIssuers: [...coIssuers] }),
                ...(number && { number }),
              },
            }),
          );
          if (number) given = number;
          return storedVersion(edited, given);
        },
      }),
    text: (text: Text) =>
      Autosave.of<TextFields>({
        key: keptAs(text.lang),
        stored: storedText(text),
        blocks: { body: blocks },
        read: async () => {
          const { found } = await readAnew();
          return storedText(found.texts.find(({ lang }) => lang === text.lang)!);
        },
        save: async (changes, etag) => {
          const send = () =>
            saved(() =>
              fetchApi.PATCH(address, {
                params: { path: { id, which, lang: text.lang }, header: { 'If-Match': etag } },
                body: changes,
              }),
            );
          try {
            return storedText(await send());
          } catch (error) {
            const isElsewhere =
              isProblem(error, 'releases.no-open-version') || isProblem(error, 'http.stale');
            if (which !== 'open' || !isElsewhere) throw error;
            await readAnew();
            // It became public while it was written on, and its translations with it.
            if (which === whichOf(version)) throw error;
            return storedText(await send());
          }
        },
      }),
  };
}

const address = '/api/v1/desk/releases/{id}/versions/{which}/texts/{lang}';

export const releaseKey = (id: string) => ['get', '/api/v1/desk/releases/{id}', { params: { path: { id } } }];
