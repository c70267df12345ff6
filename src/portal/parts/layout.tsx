import { ownNameOf } from '../words/index.js';
import { nameIn } from '../../platform/theme/index.js';
import { interfaceLanguages } from '../../platform/i18n/index.js';
import { address, type Frame, type Page } from '../page.js';
import { Icon } from './icon.js';
import { UrgentBanner } from './urgent-banner.js';

interface FrameProps {
  readonly frame: Frame;
}

/** What stands around every page. */
export function Layout({ frame, page }: FrameProps & { readonly page: Page }) {
  const { words, banner } = frame;
  const content = page.lang ?? frame.ui;
  return (
    <>
      <a class="skip" href="#noi-dung">
        {words.skip}
      </a>
      {banner && <UrgentBanner frame={frame} banner={banner} />}
      {frame.isDemonstration && (
        <div class="demo">
          <p class="wrap">{words.demonstration}</p>
        </div>
      )}
      <Head frame={frame} menu={page.menu} />
      <main id="noi-dung" {...(content !== frame.ui && { lang: content })}>
        {page.band}
        <div class="wrap">{page.children}</div>
      </main>
      <Foot frame={frame} />
    </>
  );
}

function Head({ frame, menu }: FrameProps & { readonly menu: string | undefined }) {
  const { words, to, brand, ui, asked, lang: spoken } = frame;
  const entries: readonly (readonly [path: string, name: string])[] = [
    ['/', words.menu.latest],
    ['/topics', words.menu.topics],
    ['/organisations', words.menu.organisations],
    ['/places', words.menu.places],
    ['/archive', words.menu.archive],
    ['/press', words.menu.press],
  ];
  return (
    <header class="top">
      <div class="wrap top-row">
        <a class="brand" href={to('/')}>
          {brand.logo ? <img src={`/api/v1/files/${brand.logo}`} alt="" width="40" height="40" /> : <Pipes />}
          <span>
            <span class="of">{nameIn(brand, ui)}</span>
            <span class="name">{words.site}</span>
          </span>
        </a>
        <form class="find" role="search" action="/search">
          {spoken && <input type="hidden" name="lang" value={spoken} />}
          <label class="vh" for="q">
            {words.search.label}
          </label>
          <input
            type="search"
            id="q"
            name="q"
            maxLength={200}
            placeholder={words.search.hint}
            value={asked.path === '/search' ? asked.query['q'] : undefined}
          />
          <button type="submit">
            <span class="vh">{words.search.act}</span>
            <Icon name="search" />
          </button>
        </form>
        <nav class="langs" aria-label={words.languages}>
          {interfaceLanguages
            .filter((lang) => lang !== ui)
            .map((lang) => (
              <a href={address(asked.path, { ...asked.query, lang })} lang={lang} hreflang={lang}>
                {ownNameOf(lang)}
              </a>
            ))}
        </nav>
      </div>
      <nav class="wrap menu wide" aria-label={words.menu.main}>
        {entries.map(([path, name]) => (
          <a href={to(path)} {...(menu === path && { 'aria-current': 'page' })}>
            {name}
          </a>
        ))}
        <a class="ask" href={to('/official')} {...(menu === '/official' && { 'aria-current': 'page' })}>
          {words.menu.official}
        </a>
      </nav>
      <nav class="wrap menu narrow" aria-label={words.menu.short}>
        <a href="#muc-luc">{words.menu.index}</a>
        <a href={to('/official')}>{words.menu.officialShort}</a>
      </nav>
      <div class="weave" />
    </header>
  );
}

/** The pipes of a khèn, for those who have not set a logo. */
function Pipes() {
  return (
    <svg viewBox="0 0 40 40" width="40" height="40" fill="currentColor" aria-hidden="true">
      <path d="M3 19h3v10H3zM9 13h3v22H9zM15 8h3v27h-3zM21 4h3v31h-3zM27 10h3v25h-3zM33 16h3v13h-3z" />
      <path d="M0 22h40v4H0z" />
    </svg>
  );
}

function Foot({ frame }: FrameProps) {
  const { words, to, brand, ui } = frame;
  const { menu, foot } = words;
  const groups: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    [
      foot.official,
      [
        ['/', menu.latest],
        ['/topics', menu.topics],
        ['/organisations', menu.organisations],
        ['/places', menu.places],
        ['/archive', menu.archive],
      ],
    ],
    [
      foot.check,
      [
        ['/official', menu.officialShort],
        ['/ledger', menu.ledger],
        ['/mended', menu.mended],
      ],
    ],
    [
      menu.press,
      [
        ['/press', menu.press],
        ['/press#connect', menu.connect],
      ],
    ],
    [
      foot.about,
      [
        ['/accessibility', menu.accessibility],
        ['/privacy', menu.privacy],
        ['/site-map', menu.siteMap],
      ],
    ],
  ];
  return (
    <footer class="foot">
      <div class="wrap foot-in">
        <nav class="index" id="muc-luc" aria-label={menu.index}>
          {groups.map(([title, links]) => (
            <div>
              <h2>{title}</h2>
              <ul>
                {links.map(([path, name]) => (
                  <li>
                    <a href={to(path)}>{name}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div class="foot-end">
          <p>
            {foot.promise(nameIn(brand, ui))} <a href={to('/ledger')}>{menu.ledger.toLowerCase()}</a>.
          </p>
        </div>
      </div>
    </footer>
  );
}
