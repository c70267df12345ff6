import type { Problem } from '../../platform/http/index.js';
import type { Frame, Page } from '../page.js';

/** What went wrong, in words that lead on. */
export function errorPage(frame: Frame, problem: Problem): Page {
  const { words, to } = frame;
  const { error } = words;
  const [title, help] = sayings(frame, problem);
  return {
    title,
    isPassing: true,
    children: (
      <div class="cols">
        <div class="prose">
          <h1>{title}</h1>
          <p>{help}</p>
          {problem.errors && (
            <ul>
              {problem.errors.map(({ pointer, detail }) => (
                <li>
                  {pointer.replace(/^\//, '')}: {detail}
                </li>
              ))}
            </ul>
          )}
          <p>
            <a class="button" href={to('/')}>
              {error.home}
            </a>
          </p>
          <p class="hint">
            {error.code} {problem.status}
            {problem.instance && ` · ${problem.instance}`}
          </p>
        </div>
      </div>
    ),
  };
}

function sayings({ words }: Frame, { status, title }: Problem): readonly [string, string] {
  const { error } = words;
  if (status === 404) return [error.notFound, error.notFoundHelp];
  if (status === 410) return [error.gone, title];
  if (status === 429) return [error.tooMany, error.tooManyHelp];
  return status < 500 ? [error.invalid, title] : [error.wrong, error.wrongHelp];
}
