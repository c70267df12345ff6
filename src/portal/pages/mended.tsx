import type { MendedItem } from '../mended.js';
import type { Frame, Page } from '../page.js';
import { Icon } from '../parts/icon.js';
import { Older } from '../parts/older.js';

export function mendedPage(
  frame: Frame,
  { items, next, isFirst }: { items: readonly MendedItem[]; next: string | undefined; isFirst: boolean },
): Page {
  const { words } = frame;
  return {
    title: words.mended.title,
    description: words.mended.help,
    children: (
      <div class="cols">
        <div>
          <h1 class="page-h">{words.mended.title}</h1>
          <p class="lede">{words.mended.help}</p>
          {items.length === 0 && <p>{words.list.empty}</p>}
          <ul class="rows wide-time">
            {items.map((item) => (
              <li>
                <MendedRow frame={frame} item={item} />
              </li>
            ))}
          </ul>
          <Older frame={frame} next={next} isFirst={isFirst} />
        </div>
      </div>
    ),
  };
}

/** One correction or retraction: what it was, when, of what. */
export function MendedRow({ frame, item }: { readonly frame: Frame; readonly item: MendedItem }) {
  const { words, moments, to, ui } = frame;
  const isCorrection = item.act === 'release.corrected';
  const act = words.mended[item.act as 'release.corrected'] ?? item.act;
  return (
    <div>
      <p class={`is ${isCorrection ? 'is-corrected' : 'is-retracted'}`}>
        <Icon name={isCorrection ? 'pencil' : 'ban'} />
        {act}
      </p>
      <p {...(item.lang && item.lang !== ui && { lang: item.lang })}>
        <a href={to(`/releases/${item.id}`)}>{item.title ?? words.mended.taken}</a>
      </p>
      <p class="meta">
        <span>
          <time datetime={item.at}>{moments.short(item.at)}</time>
        </span>
        {item.issuer && <span>{item.issuer}</span>}
        <span>{words.release.inEntry(moments.number(item.index))}</span>
      </p>
    </div>
  );
}
