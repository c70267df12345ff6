import { fetchApi, type Schemas } from './client';
import { actingFor } from './acting-for';
import { Away } from './reach';
import { session } from './session';

/** A smaller size of a picture, or itself where it is not wider. Throws the problem. */
export async function readPicture(sha256: string, width: 320 | 640 | 1280): Promise<Blob> {
  const smaller = await fetchApi.GET('/api/v1/files/{sha256}/{size}', {
    params: { path: { sha256, size: `${width}.webp` } },
    parseAs: 'blob',
  });
  if (smaller.data) return smaller.data;
  return readFile(sha256);
}

/** Throws the problem. */
export async function readFile(sha256: string): Promise<Blob> {
  const { data, error } = await fetchApi.GET('/api/v1/files/{sha256}', {
    params: { path: { sha256 } },
    parseAs: 'blob',
  });
  if (!data) throw error;
  return data;
}

/** Uploads a file. Throws the problem, `Away`. */
export async function upload(
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Schemas['StoredFile']> {
  const path = `/api/v1/desk/files?name=${encodeURIComponent(file.name)}`;
  return send<Schemas['StoredFile']>(path, file, onProgress, {}, signal);
}

/** The body is the file itself; only the older way of asking tells how far it has come. */
export async function send<Answer>(
  path: string,
  file: File,
  onProgress: (share: number) => void,
  headers: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<Answer> {
  const answer = await attempt(path, file, onProgress, headers, signal);
  const { status, response } =
    answer.status === 401 ? await attempt(path, file, onProgress, headers, signal) : answer;
  if (status < 300 && response) return response as Answer;
  // What stands before the server answers in its own words: that it is away, or that the file is too large for it.
  if (!response && status >= 500) throw new Away('server');
  throw response ?? new Error(`The file was refused with ${status}.`);
}

async function attempt(
  path: string,
  file: File,
  onProgress: (share: number) => void,
  headers: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<Pick<XMLHttpRequest, 'status' | 'response'>> {
  const token = await session.accessToken();
  const request = new XMLHttpRequest();
  request.open('POST', path);
  request.responseType = 'json';
  const organisation = actingFor();
  for (const [name, value] of Object.entries({
    'content-type': file.type || 'application/octet-stream',
    ...headers,
    'accept-language': document.documentElement.lang,
    authorization: `Bearer ${token}`,
    ...(organisation && { 'khen-acting-for': organisation }),
  })) {
    request.setRequestHeader(name, value);
  }
  request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total));
  await new Promise<void>((resolve, reject) => {
    const stop = () => request.abort();
    signal?.addEventListener('abort', stop);
    request.addEventListener('loadend', () => signal?.removeEventListener('abort', stop));
    request.addEventListener('load', () => resolve());
    request.addEventListener('abort', () => reject(new Error('Nobody wants it any more.')));
    request.addEventListener('error', () => reject(new Away(navigator.onLine ? 'server' : 'network')));
    request.send(file);
  });
  if (request.status === 401) session.refused(token);
  return request;
}
