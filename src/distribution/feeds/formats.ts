import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { escapeHtml } from '../article.js';
import type { FeedItem } from './feed-item.js';

/** A feed as all formats tell it. */
export interface Feed {
  /** Its own address. */
  readonly self: string;
  readonly home: string;
  readonly title: string;
  readonly description: string;
  readonly lang: string;
  readonly updated: Date;
  readonly items: readonly FeedItem[];
}

interface Format {
  readonly mediaType: string;
  readonly write: (feed: Feed) => string;
}

// The generator indents, also round text: readers that take text as it stands would show the line breaks.
const tight = (xml: string): string =>
  xml.replace(/>\n\s*<!\[CDATA\[/g, '><![CDATA[').replace(/\]\]>\n\s*<\//g, ']]></');
const guid = ({ release, index }: FeedItem): string => `${release}#${index}`;

/** The formats by the name that their address ends in. */
export const feedFormats = {
  'rss.xml': {
    mediaType: 'application/rss+xml; charset=utf-8',
    write: ({ self, home, title, description, lang, updated, items }) =>
      tight(
        generateRssFeed({
          title,
          link: home,
          // By RSS 2.0 a description is HTML: words stay words only if they are written as such.
          description: escapeHtml(description),
          language: lang,
          lastBuildDate: updated,
          atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] },
          items: items.map((item) => ({
            title: item.title,
            link: item.url,
            ...(item.summary && { description: escapeHtml(item.summary) }),
            guid: { value: guid(item), isPermaLink: false },
            pubDate: item.at,
            categories: item.topics.map(({ name }) => ({ name })),
            content: { encoded: item.html },
            dc: { creators: [item.issuer], languages: [item.lang] },
            ...(item.enclosure && {
              enclosures: [
                { url: item.enclosure.url, length: item.enclosure.bytes, type: item.enclosure.mediaType },
              ],
            }),
          })),
        }),
      ),
  },
  'atom.xml': {
    mediaType: 'application/atom+xml; charset=utf-8',
    write: ({ self, home, title, description, lang, updated, items }) =>
      tight(
        generateAtomFeed({
          id: self,
          title: { value: title },
          subtitle: { value: description },
          updated,
          xml: { lang },
          links: [
            { href: self, rel: 'self', type: 'application/atom+xml' },
            { href: home, rel: 'alternate' },
          ],
          authors: [{ name: title }],
          entries: items.map((item) => ({
            id: `urn:uuid:${guid(item)}`,
            title: { value: item.title },
            published: item.at,
            updated: item.updated,
            xml: { lang: item.lang },
            ...(item.summary && { summary: { value: item.summary } }),
            content: { type: 'html', value: item.html },
            ...(item.issuer && { authors: [{ name: item.issuer }] }),
            categories: item.topics.map(({ id, name }) => ({ term: id, label: name })),
            links: [
              { href: item.url, rel: 'alternate', hreflang: item.lang },
              ...(item.enclosure
                ? [
                    {
                      href: item.enclosure.url,
                      rel: 'enclosure',
                      type: item.enclosure.mediaType,
                      length: item.enclosure.bytes,
                    },
                  ]
                : []),
            ],
          })),
        }),
      ),
  },
  'feed.json': {
    mediaType: 'application/feed+json; charset=utf-8',
    write: ({ self, home, title, description, lang, items }) =>
      JSON.stringify({
        // The generator leaves out what is empty, but there must be items.
        items: [],
        ...(generateJsonFeed({
          title,
          home_page_url: home,
          feed_url: self,
          description,
          language: lang,
          items: items.map((item) => ({
            id: guid(item),
            url: item.url,
            title: item.title,
            ...(item.summary && { summary: item.summary }),
            content_html: item.html,
            date_published: item.at,
            date_modified: item.updated,
            language: item.lang,
            ...(item.issuer && { authors: [{ name: item.issuer }] }),
            ...(item.topics.length > 0 && { tags: item.topics.map(({ name }) => name) }),
            ...(item.enclosure?.mediaType.startsWith('image/') && { image: item.enclosure.url }),
            ...(item.enclosure && {
              attachments: [
                {
                  url: item.enclosure.url,
                  mime_type: item.enclosure.mediaType,
                  size_in_bytes: item.enclosure.bytes,
                  ...(item.enclosure.seconds !== undefined && {
                    duration_in_seconds: item.enclosure.seconds,
                  }),
                },
              ],
            }),
          })),
        }) as object),
      }),
  },
} satisfies Record<string, Format>;

export type FeedFormat = keyof typeof feedFormats;
