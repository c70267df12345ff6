import type { ListItem } from '../../distribution/index.js';
import type { Named } from '../listings.js';
import type { Frame, Page } from '../page.js';
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
  readonly topics: readonly Named[];
  readonly organisations: readonly Named[];
  readonly places: readonly Named[];
}

export function searchPage(frame: Frame, facts: FoundFacts): Page {
  const { words, moments, to, ui } = frame;
  const { found } = words;
  const { q, items, next, isFirst } = facts;
  return {
    title: q ? found.of(q) : found.title,
    description: found.hint,
    // Who links to a question of his own shall not put his words under the province's name.
    isPassing: q !== '',
    children: (
      <div class="cols">
        <div>
          <h1 class="page-h">{q ? found.of(q) : found.title}</h1>
          <p class="hint">{found.hint}</p>
          <Filters frame={frame} facts={facts} />
          {q && items.length === 0 && <p>{found.none}</p>}
          {items.length > 0 && <h2 class="vh">{found.results}</h2>}
          <ul class="rows wide-time">
            {items.map((item) => (
              <li>
                <div {...(item.lang !== ui && { lang: item.lang })}>
                  <Standing frame={frame} item={item} />
                  <h3>
                    <a href={to(`/releases/${item.id}`, item.lang === ui ? {} : { lang: item.lang })}>
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

/** Narrows down what was found; a form, so that it works without scripts. */
function Filters({ frame, facts }: { readonly frame: Frame; readonly facts: FoundFacts }) {
  const { words, asked } = frame;
  const { found } = words;
  const { query } = asked;
  if (!facts.q) return null;
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <div>
      <label for={`f-${name}`}>{label}</label>
      <select id={`f-${name}`} name={name}>
        <option value="">{found.any}</option>
        {options.map(([value, text]) => (
          <option value={value} selected={query[name] === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
  const day = (name: string, label: string) => (
    <div>
      <label for={`f-${name}`}>{label}</label>
      <input type="date" id={`f-${name}`} name={name} value={query[name]} />
    </div>
  );
  const named = (of: readonly Named[]) => of.map(({ id, name }) => [id, name] as const);
  const isNarrowed = ['kind', 'topic', 'organisation', 'place', 'from', 'to'].some((name) => query[name]);
  return (
    <details class="narrow-down" open={isNarrowed}>
      <summary>{found.filter}</summary>
      <form class="filters" action="/search" aria-label={found.filter}>
        <input type="hidden" name="q" value={facts.q} />
        {asked.lang && <input type="hidden" name="lang" value={asked.lang} />}
        {choice('kind', found.kind, Object.entries(words.kinds))}
        {choice('topic', found.topic, named(facts.topics))}
        {choice('organisation', found.organisation, named(facts.organisations))}
        {choice('place', found.place, named(facts.places))}
        {day('from', found.from)}
        {day('to', found.to)}
        <div>
          <button type="submit">{found.apply}</button>
        </div>
      </form>
    </details>
  );
}
