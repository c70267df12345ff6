import type { ListItem, SearchFacets } from '../../distribution/index.js';
import type { Named } from '../listings.js';
import type { Frame, Page } from '../page.js';
import { Chosen, isNarrowed, Narrowing } from '../parts/narrowing.js';
import { Older } from '../parts/older.js';
import { Meta, Standing } from '../parts/rows.js';

/** Where in a text the words were found. */
interface Piece {
  readonly text: string;
  readonly hit?: true;
}

export type FoundItem = ListItem & {
  readonly highlights: { readonly title?: readonly Piece[]; readonly text?: readonly Piece[] };
};

interface FoundFacts {
  readonly q: string;
  readonly items: readonly FoundItem[];
  readonly next: string | undefined;
  readonly isFirst: boolean;
  /** Absent where nothing was asked for. */
  readonly facets: SearchFacets | undefined;
  /** Of what narrows the question down. */
  readonly names: Readonly<Record<string, Named | undefined>>;
}

export function searchPage(frame: Frame, facts: FoundFacts): Page {
  const { words, moments, to, read, ui } = frame;
  const { found } = words;
  const { q, items, next, isFirst, facets, names } = facts;
  return {
    title: q ? found.of(q) : found.title,
    description: found.hint,
    // Who links to a question of his own shall not put his words under the province's name.
    isPassing: q !== '',
    children: (
      <div class="cols found">
        <div>
          <h1 class="page-h">{q ? found.of(q) : found.title}</h1>
          <p class="hint">{found.hint}</p>
          <Chosen frame={frame} names={names} />
        </div>
        {facets && <Narrowing frame={frame} facets={facets} />}
        <div>
          {facets && items.length === 0 && <p>{isNarrowed(frame) ? found.noneOfThese : found.none}</p>}
          {facets && items.length > 0 && (
            <h2 class="day">
              {found.results} <span>{found.count(facets.count, !facets.complete)}</span>
            </h2>
          )}
          <ul class="rows wide-time">
            {items.map((item) => (
              <li>
                <div {...(item.lang !== ui && { lang: item.lang })}>
                  <Standing frame={frame} item={item} />
                  <h3>
                    <a
                      href={
                        item.lang === ui
                          ? to(`/releases/${item.id}`)
                          : read(`/releases/${item.id}`, item.lang)
                      }
                    >
                      <Hits pieces={item.highlights.title ?? [{ text: item.title }]} />
                    </a>
                  </h3>
                  <p>
                    <Hits pieces={item.highlights.text ?? [{ text: item.summary }]} />
                  </p>
                  <p class="when">
                    <time datetime={item.publishedAt}>{moments.short(item.publishedAt)}</time>
                  </p>
                  <Meta frame={frame} item={item} />
                </div>
              </li>
            ))}
          </ul>
          <Older frame={frame} next={next} isFirst={isFirst} more={found.more} />
        </div>
      </div>
    ),
  };
}

function Hits({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text));
}
