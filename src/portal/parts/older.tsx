import { address, type Frame } from '../page.js';

interface OlderProps {
  readonly frame: Frame;
  /** The cursor of the next page, if there is one. */
  readonly next: string | undefined;
  readonly isFirst: boolean;
  readonly more?: string;
}

/** The way through a list, page by page. */
export function Older({ frame, next, isFirst, more }: OlderProps) {
  const { asked, words, to } = frame;
  if (next === undefined && isFirst) return null;
  const { cursor: _, ...query } = asked.query;
  return (
    <p class="turn">
      {next !== undefined && (
        <a class="more" rel="next" href={address(asked.path, { ...query, lang: asked.lang, cursor: next })}>
          {more ?? words.list.older}
        </a>
      )}
      {!isFirst && <a href={to(asked.path, query)}>{words.list.newest}</a>}
    </p>
  );
}
