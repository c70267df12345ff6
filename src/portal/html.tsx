import { renderToStaticMarkup } from 'preact-render-to-string';
import { formatBytes } from '../distribution/index.js';
import { interfaceLanguages } from '../platform/i18n/index.js';
import { nameIn } from '../platform/theme/index.js';
import { script, sign } from './assets.js';
import { Layout } from './parts/layout.js';
import { address, type Frame, type Page } from './page.js';
import { styleFor } from './styles.js';

/** A page as it is sent, with the content policy that goes with it. */
export function toHtml(frame: Frame, page: Page): { readonly html: string; readonly policy: string } {
  const { text, policy } = styleFor(frame.brand.colour);
  const { asked, words, brand, ui } = frame;
  const { languages = interfaceLanguages, feed = {} } = page;
  const here = (lang?: string) => asked.base + address(asked.path, { ...asked.query, lang });
  // An address without a language is one of its own: it answers everybody in theirs.
  const own = here(asked.lang && (page.lang ?? ui));
  const name = nameIn(brand, ui);
  const html = renderToStaticMarkup(
    <html lang={ui}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${page.title} | ${name}`}</title>
        {page.description && <meta name="description" content={page.description} />}
        {page.isPassing && <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content="light dark" />
        <link rel="canonical" href={own} />
        {languages.map((lang) => (
          <link rel="alternate" hreflang={lang} href={here(lang)} />
        ))}
        <link rel="alternate" hreflang="x-default" href={here()} />
        {feedTypes.map(([path, type]) => (
          <link
            rel="alternate"
            type={type}
            title={words.site}
            href={address(path, { ...feed, lang: page.lang ?? ui })}
          />
        ))}
        <meta property="og:site_name" content={name} />
        <meta property="og:title" content={page.title} />
        <meta property="og:type" content={page.isArticle ? 'article' : 'website'} />
        <meta property="og:url" content={own} />
        {page.description && <meta property="og:description" content={page.description} />}
        {page.picture && <meta property="og:image" content={page.picture} />}
        <link rel="icon" href={brand.logo ? `/api/v1/files/${brand.logo}` : sign.address} />
        <style dangerouslySetInnerHTML={{ __html: text }} />
        <script src={script.address} defer />
        {page.data && (
          <script
            type="application/ld+json"
            dangerouslySetInnerHTML={{ __html: formatBytes(page.data).toString('utf8') }}
          />
        )}
      </head>
      <body>
        <Layout frame={frame} page={page} />
      </body>
    </html>,
  );
  return { html: `<!doctype html>${html}`, policy };
}

const feedTypes = [
  ['/feeds/atom.xml', 'application/atom+xml'],
  ['/feeds/rss.xml', 'application/rss+xml'],
  ['/feeds/feed.json', 'application/feed+json'],
] as const;
