import type { ComponentChildren } from 'preact';
import type { ListItem } from '../../distribution/index.js';
import type { Named, NamedPlace, PlaceThenAndNow } from '../listings.js';
import { address, type Frame, type Page } from '../page.js';
import { Older } from '../parts/older.js';
import { Days } from '../parts/rows.js';

interface IndexFacts {
  readonly kind: 'topics' | 'organisations' | 'places';
  readonly items: readonly NamedPlace[];
  readonly next: string | undefined;
  readonly isFirst: boolean;
}

/** Everything that releases are filed under, of one kind. */
export function indexPage(frame: Frame, { kind, items, next, isFirst }: IndexFacts): Page {
  const { words, to, moments } = frame;
  const { title, help } = words[kind];
  return {
    title,
    description: help,
    menu: `/${kind}`,
    children: (
      <div class="cols">
        <div>
          <h1 class="page-h">{title}</h1>
          <p class="lede">{help}</p>
          <ul class="plain names">
            {items.map(({ id, name, endedOn }) => (
              <li>
                <a href={to(`/${kind}/${id}`)}>{name}</a>
                {endedOn && <span class="hint"> ({words.places.ended(moments.day(endedOn))})</span>}
              </li>
            ))}
          </ul>
          <Older frame={frame} next={next} isFirst={isFirst} more={words.list.more} />
        </div>
      </div>
    ),
  };
}

interface ListFacts {
  readonly kind: IndexFacts['kind'];
  readonly of: Named;
  readonly items: readonly ListItem[];
  readonly next: string | undefined;
  readonly isFirst: boolean;
  readonly place?: PlaceThenAndNow;
}

/** What is in force of one topic, organisation or place. */
export function listPage(frame: Frame, { kind, of, items, next, isFirst, place }: ListFacts): Page {
  const { words, ui, asked } = frame;
  const feed = kind === 'topics' ? { topic: of.id } : kind === 'organisations' ? { organisation: of.id } : {};
  return {
    title: of.name,
    menu: `/${kind}`,
    feed,
    ...(kind === 'organisations' && {
      data: {
        '@context': 'https://schema.org',
        '@type': 'GovernmentOrganization',
        name: of.name,
        url: asked.base + asked.path,
        identifier: `urn:uuid:${of.id}`,
      },
    }),
    children: (
      <div class="cols">
        <div>
          <h1 class="page-h">{of.name}</h1>
          {place && <ThenAndNow frame={frame} place={place} />}
          {items.length === 0 && <p>{words.list.empty}</p>}
          <Days frame={frame} items={items} />
          <Older frame={frame} next={next} isFirst={isFirst} />
        </div>
        <div class="side">
          {kind !== 'places' && (
            <section aria-labelledby="theo">
              <h2 class="sec" id="theo">
                {words.home.follow}
              </h2>
              <ul class="plain">
                <li>
                  <a href={address('/feeds/rss.xml', { ...feed, lang: ui })}>{words.home.rss}</a>
                </li>
              </ul>
            </section>
          )}
        </div>
      </div>
    ),
  };
}

/** Provinces and communes merge: what the land was called, and is. */
function ThenAndNow({ frame, place }: { readonly frame: Frame; readonly place: PlaceThenAndNow }) {
  const { words, moments, to } = frame;
  if (place.before.length + place.after.length === 0) return null;
  const links = (places: readonly NamedPlace[]): ComponentChildren =>
    places.flatMap(({ id, name, endedOn }, index) => [
      index > 0 && ', ',
      <a href={to(`/places/${id}`)}>{name}</a>,
      endedOn && ` (${words.places.ended(moments.day(endedOn))})`,
    ]);
  return (
    <div class="lede">
      {place.after.length > 0 && (
        <p>
          {words.places.now} {links(place.after)}
        </p>
      )}
      {place.before.length > 0 && (
        <p>
          {words.places.was} {links(place.before)}
        </p>
      )}
      <p class="hint">{words.places.related}</p>
    </div>
  );
}
