import { languageIn } from '../words/index.js';
import type { ListItem } from '../../distribution/index.js';
import type { Frame } from '../page.js';
import { Icon } from './icon.js';

interface RowsProps {
  readonly frame: Frame;
  readonly items: readonly ListItem[];
}

/** Releases by day, the newest first. */
export function Days({ frame, items }: RowsProps) {
  const { moments, words } = frame;
  const days = Map.groupBy(items, ({ publishedAt }) => moments.key(publishedAt));
  return [...days].map(([day, rows]) => (
    <section aria-labelledby={`d${day}`}>
      <h2 class="day" id={`d${day}`}>
        {moments.heading(rows[0]!.publishedAt)} <span>{words.archive.count(rows.length)}</span>
      </h2>
      <ul class="rows">
        {rows.map((item) => (
          <li>
            <time datetime={item.publishedAt}>{moments.hour(item.publishedAt)}</time>
            <div>
              <Told frame={frame} item={item} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** What a list tells of a release. */
export function Told({ frame, item }: { readonly frame: Frame; readonly item: ListItem }) {
  const { to } = frame;
  const lang = item.lang === frame.ui ? {} : { lang: item.lang };
  return (
    <>
      <Standing frame={frame} item={item} />
      <h3 {...lang}>
        <a href={to(`/releases/${item.id}`)}>{item.title}</a>
      </h3>
      <Meta frame={frame} item={item} />
    </>
  );
}

/** The worst news first: that it was corrected, that it is urgent. */
export function Standing({ frame, item }: { readonly frame: Frame; readonly item: ListItem }) {
  const { words, moments } = frame;
  if (item.version > 1)
    return (
      <p class="is is-corrected">
        <Icon name="pencil" />
        {words.list.corrected} {moments.short(item.publishedAt)}
      </p>
    );
  return null;
}

export function Meta({ frame, item }: { readonly frame: Frame; readonly item: ListItem }) {
  const { words, ui } = frame;
  const others = item.languages.filter((lang) => lang !== item.lang);
  return (
    <p class="meta">
      <span>{item.issuer.name}</span>
      <span>{words.kinds[item.kind] ?? item.kind}</span>
      {item.number && <span class="num">{item.number}</span>}
      {others.length > 0 && (
        <span>
          {words.list.also} {others.map((lang) => languageIn(ui, lang)).join(', ')}
        </span>
      )}
    </p>
  );
}
