import type { ListItem } from '../../distribution/index.js';
import { address, type Frame, type Page } from '../page.js';
import { Older } from '../parts/older.js';
import { Told } from '../parts/rows.js';

interface Month {
  /** `YYYY-MM` */
  readonly month: string;
  readonly earlier: string | undefined;
  readonly later: string | undefined;
  readonly days: readonly { readonly day: string; readonly count: number }[];
}

interface ArchiveFacts extends Month {
  readonly day?: {
    readonly day: string;
    readonly items: readonly (ListItem & { readonly firstAt: string })[];
    readonly next: string | undefined;
    readonly isFirst: boolean;
  };
}

/** What was published when, by the day on which the public got to know it first. */
export function archivePage(frame: Frame, { month, earlier, later, days, day }: ArchiveFacts): Page {
  const { words, moments, to } = frame;
  const [year, number] = month.split('-') as [string, string];
  const name = words.archive.month(
    frame.ui === 'vi'
      ? `${Number(number)}/${year}`
      : new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
          new Date(`${month}-01`),
        ),
  );
  // Noon in UTC is the same day in every zone that a province may have.
  const dayName = (of: string) => moments.day(`${of}T05:00:00Z`);
  const title = day ? words.archive.of(dayName(day.day)) : words.archive.title;
  return {
    title: day ? title : `${title}: ${name}`,
    menu: '/archive',
    children: (
      <div class="cols">
        <div>
          <h1 class="page-h">{title}</h1>
          {day && (
            <>
              {day.items.length === 0 && <p>{words.archive.noneOfDay}</p>}
              <ul class="rows">
                {day.items.map((item) => (
                  <li>
                    <time datetime={item.firstAt}>{moments.hour(item.firstAt)}</time>
                    <div>
                      <Told frame={frame} item={item} />
                    </div>
                  </li>
                ))}
              </ul>
              <Older frame={frame} next={day.next} isFirst={day.isFirst} />
            </>
          )}
          <section aria-labelledby="thang">
            <h2 class="day" id="thang">
              {name}
            </h2>
            {days.length === 0 && <p>{words.archive.none}</p>}
            <ul class="days">
              {days.map((each) => (
                <li>
                  <a
                    href={to('/archive', { day: each.day })}
                    {...(each.day === day?.day && { 'aria-current': 'page' })}
                  >
                    <span>{dayName(each.day)}</span>
                    <span class="hint">{words.archive.count(each.count)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
          <p class="turn">
            {earlier && (
              <a rel="prev" href={address('/archive', { month: earlier, lang: frame.asked.lang })}>
                {words.archive.earlier}
              </a>
            )}
            {later && (
              <a rel="next" href={address('/archive', { month: later, lang: frame.asked.lang })}>
                {words.archive.later}
              </a>
            )}
          </p>
        </div>
      </div>
    ),
  };
}
