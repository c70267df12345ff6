import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { baseAddress } from '../../distribution/index.js';
import type { Config } from '../../platform/config/index.js';
import { writeCursor } from '../../platform/http/index.js';
import { interfaceLanguages, languageTagSchema } from '../../platform/i18n/index.js';
import type { Asked } from '../page.js';

/** Why pages take no permission. */
export const OFFICIAL = 'official information is for everybody';

/** A language that is none is as good as no language: links come back in all sorts of shapes. */
export const lang = languageTagSchema.optional().catch(undefined);
export const cursor = z.string().max(500).optional();
/** Open: links to pages come back with what others hung on them. */
export const PageQuery = z.object({ lang });
/** In which language the portal speaks about a text in another. */
const ui = z.enum(interfaceLanguages).optional().catch(undefined);
export const TextQuery = z.object({ lang, ui });
export const ListQuery = z.object({ lang, cursor });
/** The cursor of what goes on below an entry of the log. */
export const indexInLog = z.int().min(0);
/** Of a page of releases. */
export const ROWS = 20;

/** What a page may depend on: its path, the members of its query that it knows, and who reads it. */
export function askedFrom(
  config: Config,
  request: FastifyRequest,
  {
    lang: wanted,
    ui: spoken,
    ...query
  }: Readonly<Record<string, string | undefined>> & z.infer<typeof TextQuery>,
): Asked {
  return {
    path: pathOf(request),
    query,
    lang: wanted,
    ui: spoken,
    acceptLanguage: request.headers['accept-language'],
    base: baseAddress(config, request),
  };
}

/** A list whose next page is named by a key, as pages name it. */
export const withCursor = <Item>({
  items,
  next,
}: {
  readonly items: readonly Item[];
  readonly next: unknown;
}) => ({
  items,
  next: next === undefined ? undefined : writeCursor(next),
});

/**
 * As its route writes it, however the request did (`http://elsewhere/press`, `/%70ress`): links on the page lead there, and
 * all that ask for it share it.
 */
function pathOf({ routeOptions: { url = '/' }, params }: FastifyRequest): string {
  const values = params as Readonly<Record<string, string>>;
  return url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name]!.toLowerCase()));
}
