import type { Schemas } from '../api/client';

/** The version and the language that the address asks for; else the newest, as it was written. */
export function shownOf(
  release: Schemas['DeskRelease'] | undefined,
  { version: wanted, lang }: { readonly version?: string | undefined; readonly lang?: string | undefined },
) {
  if (!release) return undefined;
  const [newest] = release.versions;
  const version = release.versions.find(({ id }) => id === wanted) ?? newest!;
  const text =
    version.texts.find((each) => each.lang === lang) ??
    version.texts.find((each) => each.lang === version.sourceLang)!;
  // What was taken back is the release: its older versions were what they were.
  return { version, text, standing: version === newest ? release.standing : ('public' as const) };
}
