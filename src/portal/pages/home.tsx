import { nameIn } from '../../platform/theme/index.js';
import type { ListItem } from '../../distribution/index.js';
import type { Named } from '../listings.js';
import { address, type Frame, type Page } from '../page.js';
import { AskBox } from '../parts/ask-box.js';
import { Older } from '../parts/older.js';
import { Days, Meta, Standing, Told } from '../parts/rows.js';
import type { MendedItem } from '../mended.js';
import { MendedRow } from './mended.js';

export interface HomeFacts {
  readonly pinned: readonly ListItem[];
  readonly latest: readonly ListItem[];
  readonly next: string | undefined;
  readonly mended: readonly MendedItem[];
  readonly topics: readonly Named[];
  /** On the first page of the list. */
  readonly isFirst: boolean;
}

export function homePage(frame: Frame, facts: HomeFacts): Page {
  const { words, brand, ui, to, asked } = frame;
  const { pinned, latest, next, mended, topics, isFirst } = facts;
  // What the banner says need not be said twice.
  const lead = isFirst ? [...pinned, ...latest].find(({ id }) => id !== frame.banner?.id) : undefined;
  const heading = words.home.title(nameIn(brand, ui));
  const shownPinned = pinned.filter(({ id }) => id !== lead?.id);
  const rest = latest.filter(({ id }) => id !== lead?.id);
  return {
    title: words.site,
    description: heading,
    menu: '/',
    data: {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: words.site,
      url: `${asked.base}/`,
      inLanguage: ui,
      publisher: { '@type': 'GovernmentOrganization', name: nameIn(brand, ui), url: `${asked.base}/` },
      potentialAction: {
        '@type': 'SearchAction',
        target: `${asked.base}/search?q={search_term_string}`,
        'query-input': 'required name=search_term_string',
      },
    },
    children: (
      <>
        <h1 class="vh">{heading}</h1>
        <div class="cols">
          <div>
            {lead && (
              <article class="lead" {...(lead.lang !== ui && { lang: lead.lang })}>
                <Standing frame={frame} item={lead} />
                <h2>
                  <a href={to(`/releases/${lead.id}`)}>{lead.title}</a>
                </h2>
                {lead.summary && <p class="stand">{lead.summary}</p>}
                <Meta frame={frame} item={lead} />
              </article>
            )}
            {shownPinned.length > 0 && (
              <section aria-labelledby="ghim">
                <h2 class="day" id="ghim">
                  {words.home.pinned}
                </h2>
                <ul class="rows wide-time">
                  {shownPinned.map((item) => (
                    <li>
                      <div>
                        <Told frame={frame} item={item} />
                      </div>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {rest.length === 0 && !lead && <p>{words.list.empty}</p>}
            <Days frame={frame} items={rest} />
            <Older frame={frame} next={next} isFirst={isFirst} />
          </div>
          <div class="side">
            <AskBox frame={frame} />
            {mended.length > 0 && (
              <section aria-labelledby="sua">
                <h2 class="sec" id="sua">
                  {words.home.mended}
                </h2>
                <ul class="plain">
                  {mended.map((item) => (
                    <li>
                      <MendedRow frame={frame} item={item} />
                    </li>
                  ))}
                </ul>
                <p>
                  <a class="more" href={to('/mended')}>
                    {words.home.allMended}
                  </a>
                </p>
              </section>
            )}
            {topics.length > 0 && (
              <section aria-labelledby="chu">
                <h2 class="sec" id="chu">
                  {words.menu.topics}
                </h2>
                <ul class="plain">
                  {topics.map(({ id, name }) => (
                    <li>
                      <a href={to(`/topics/${id}`)}>{name}</a>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <section aria-labelledby="theo">
              <h2 class="sec" id="theo">
                {words.home.follow}
              </h2>
              <ul class="plain">
                <li>
                  <a href={address('/feeds/rss.xml', { lang: ui })}>{words.home.rss}</a>
                </li>
                <li>
                  <a href={to('/press#connect')}>{words.menu.connect}</a>
                </li>
              </ul>
            </section>
          </div>
        </div>
      </>
    ),
  };
}
