import type { Envelope } from '../../distribution/index.js';
import { interfaceLanguages } from '../../platform/i18n/index.js';
import { address, type Frame } from '../page.js';
import type { ReleaseFacts } from '../release-reading.js';
import { languageIn, ownNameOf } from '../words/index.js';
import { Icon } from './icon.js';

interface TonguesProps {
  readonly frame: Frame;
  readonly envelope: Envelope;
  readonly voices: ReleaseFacts['voices'];
  /** Whether there is a recording on this page. */
  readonly hasVoice: boolean;
}

/** The languages in which a release can be read or heard. */
export function Tongues({ frame, envelope, voices, hasVoice }: TonguesProps) {
  const { words, ui } = frame;
  const { lang: current, id, notices, document } = envelope;
  const source = document?.source?.lang ?? current;
  const languages = [...new Set([source, ...envelope.languages])];
  const outdated = notices.filter(({ type }) => type === 'outdated');
  if (languages.length + voices.length + outdated.length < 2 && !hasVoice) return null;
  // Whoever takes a text in a language of the portal takes the portal in it too.
  const here = (lang: string) =>
    isSpoken(lang) ? address(`/releases/${id}`, { lang }) : frame.read(`/releases/${id}`, lang);
  const listen = (href: string, lang: string) => (
    <li>
      <a href={href}>
        <Icon name="volume" />
        {words.release.listenShort(languageIn(ui, lang))}
      </a>
    </li>
  );
  return (
    <nav aria-label={words.release.tongues}>
      <ul class="tongues">
        {languages.map((lang) => (
          <li>
            {lang === current ? (
              <b aria-current="true" lang={lang}>
                {ownNameOf(lang)}
              </b>
            ) : (
              <a href={here(lang)} lang={lang} hreflang={lang}>
                {ownNameOf(lang)}
              </a>
            )}
          </li>
        ))}
        {hasVoice && listen('#nghe', current)}
        {voices.map(({ lang }) => listen(`${here(lang)}#nghe`, lang))}
        {outdated.map(({ lang, href }) => {
          const version = /versions\/(\d+)\//.exec(href ?? '')?.[1];
          return (
            lang &&
            version && (
              <li>
                <a href={frame.read(`/releases/${id}/versions/${version}`, lang)} hreflang={lang}>
                  {words.release.outdated(languageIn(ui, lang))}
                </a>
              </li>
            )
          );
        })}
      </ul>
    </nav>
  );
}

const isSpoken = (lang: string): boolean => interfaceLanguages.some((own) => own === lang);
