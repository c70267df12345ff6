import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { baseAddress } from '../../distribution/index.js';
import type { Config } from '../../platform/config/index.js';
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
export const ui = z.enum(interfaceLanguages).optional().catch(undefined);
export const TextQuery = z.object({ lang, ui });
export const ListQuery = z.object({ lang, cursor });

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
    path: request.url.split('?')[0]!,
    query,
    lang: wanted,
    ui: spoken,
    acceptLanguage: request.headers['accept-language'],
    base: baseAddress(config, request),
  };
}
