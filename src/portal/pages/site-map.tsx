import { address, type Frame, type Page } from '../page.js';

/** Every kind of page, for people; search engines have theirs. */
export function siteMapPage(frame: Frame): Page {
  const { words, to, ui } = frame;
  const { menu } = words;
  const pages: readonly (readonly [string, string])[] = [
    [menu.latest, to('/')],
    [menu.topics, to('/topics')],
    [menu.organisations, to('/organisations')],
    [menu.places, to('/places')],
    [menu.archive, to('/archive')],
    [menu.mended, to('/mended')],
    [words.found.title, to('/search')],
    [menu.official, to('/official')],
    [menu.ledger, to('/ledger')],
    [menu.press, to('/press')],
    [menu.accessibility, to('/accessibility')],
    [menu.privacy, to('/privacy')],
    [words.home.rss, address('/feeds/rss.xml', { lang: ui })],
    ['sitemap.xml', '/news-sitemap.xml'],
    [menu.desk, '/app'],
  ];
  return {
    title: menu.siteMap,
    children: (
      <div class="cols">
        <div>
          <h1 class="page-h">{menu.siteMap}</h1>
          <ul class="plain">
            {pages.map(([name, href]) => (
              <li>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    ),
  };
}
