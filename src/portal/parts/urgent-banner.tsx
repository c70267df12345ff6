import type { Frame } from '../page.js';
import type { Banner } from '../urgent.js';
import { Icon } from './icon.js';

/** What is urgent, until when, whom to call, and who says so. */
export function UrgentBanner({ frame, banner }: { readonly frame: Frame; readonly banner: Banner }) {
  const { words, moments, to, ui } = frame;
  const { urgent } = words;
  const said = banner.said.find((each) => each.lang === ui) ?? banner.said[0]!;
  const lang = said.lang === ui ? {} : { lang: said.lang };
  return (
    <section class="urgent" aria-labelledby="khan">
      <div class="wrap">
        <Icon name="alert-triangle" />
        <div>
          <h2 id="khan">
            {urgent.label}: <span {...lang}>{said.title}</span>
          </h2>
          <p>
            <span {...lang}>{said.summary}</span> <a href={to(`/releases/${banner.id}`)}>{urgent.more}</a>
          </p>
          <p class="when">
            {[
              said.issuer,
              moments.short(banner.at),
              banner.endsAt && `${urgent.until} ${moments.short(banner.endsAt)}`,
              banner.phone?.replaceAll(' ', '\u00a0'),
              banner.others > 0 && urgent.others(banner.others),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      </div>
    </section>
  );
}
