import type { Official, Question } from '../../src/distribution/index.js';
import type { Api } from '../support/api.js';
import type { TestApplication } from '../support/application.js';
import { importTexts } from '../search/support.js';
import { type JudgedOriginal } from './judged/judged.types.js';

export async function check(api: Api, question: Question): Promise<Official> {
  const answer = await api.post<Official>('/api/v1/official', question);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
}

/** Publishes releases that were judged, as an older portal's. */
export const importOriginals = (
  server: TestApplication,
  organisation: string,
  topics: string,
  originals: readonly JudgedOriginal[],
): Promise<void> =>
  importTexts(
    server,
    organisation,
    originals.map(({ key, lang = 'vi', title, paragraphs }) => ({
      key,
      lang,
      title,
      body: paragraphs.map((text) => `<p>${text}</p>`).join('\n'),
      publishedAt: '2025-01-01',
      topics,
    })),
  );
