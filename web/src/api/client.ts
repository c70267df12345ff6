import createFetchClient from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import type { components, paths } from '../../generated/schema';
import { actingFor } from './acting-for';
import { inLanguage } from './language';
import { reach } from './reach';
import { session } from './session';

export type Schemas = components['schemas'];

/** Asks as whoever is signed in, for the organisation acted for; where the session has ended, once its owner is back. */
async function reachSignedIn(request: Request): Promise<Response> {
  const answer = await attempt(request.clone());
  return answer.status === 401 ? attempt(request) : answer;
}

async function attempt(request: Request): Promise<Response> {
  const token = await session.accessToken();
  const organisation = actingFor();
  request.headers.set('authorization', `Bearer ${token}`);
  if (organisation) request.headers.set('khen-acting-for', organisation);
  const answer = await reach(inLanguage(request));
  if (answer.status === 401) session.refused(token);
  return answer;
}

export const fetchApi = createFetchClient<paths>({ fetch: reachSignedIn });

/** `api.useQuery('get', '/api/v1/…', { params })`, with types from the description of the API. */
export const api = createQueryClient(fetchApi);
