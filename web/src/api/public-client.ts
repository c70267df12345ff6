import createFetchClient from 'openapi-fetch';
import type { paths } from '../../generated/schema';
import { inLanguage } from './language';
import { reach } from './reach';

/** Asks as nobody in particular. */
export const publicApi = createFetchClient<paths>({ fetch: (request) => reach(inLanguage(request)) });
