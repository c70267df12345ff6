import { type Envelope, newsArticle } from '../../distribution/index.js';
import { address, type Frame, type Page } from '../page.js';
import { Icon } from '../parts/icon.js';
import { Proof } from '../parts/proof.js';
import { Versions } from '../parts/release-parts.js';
import { lines } from '../parts/lines.js';

/** A retracted release: that it was, by whom, why, and no word of what it said. */
export function retractedPage(frame: Frame, envelope: Envelope, digest: string | undefined): Page {
  const { words, moments, to, asked, ui } = frame;
  const { retracted } = words;
  const act = envelope.history.findLast((each) => each.act === 'release.retracted')!;
  const notices = envelope.notices.filter(({ type }) => type === 'retracted' || type === 'redacted');
  const published = envelope.firstPublishedAt ?? envelope.history[0]!.at;
  return {
    title: retracted.title,
    description: notices[0]?.text,
    isArticle: true,
    isPassing: true,
    data: { ...newsArticle(envelope, asked.base), url: asked.base + address(`/releases/${envelope.id}`, {}) },
    band: (
      <div class="gone-band">
        <div class="wrap">
          <h1>
            <span class="tag">
              <Icon name="ban" />
              {retracted.tag}
            </span>{' '}
            {retracted.title}
          </h1>
          <p>
            {retracted.by(words.retracted.issuer)} <time datetime={act.at}>{moments.long(act.at)}</time>.{' '}
            {retracted.dont}
          </p>
        </div>
      </div>
    ),
    children: (
      <div class="cols">
        <div>
          <div class="read">
            <h2>{retracted.why}</h2>
            {notices.map(({ text, lang }) => (
              <p {...(lang && lang !== ui && { lang })}>{lines(text)}</p>
            ))}
          </div>
          <div class="after">
            <section aria-labelledby="da">
              <h2 class="sec" id="da">
                {retracted.facts}
              </h2>
              <dl class="pairs">
                <div>
                  <dt>{words.release.published}</dt>
                  <dd>{moments.short(published)}</dd>
                </div>
                <div>
                  <dt>{retracted.act}</dt>
                  <dd>{moments.short(act.at)}</dd>
                </div>
              </dl>
              <p class="hint">
                {retracted.hidden} <a href={to('/official')}>{retracted.compare}</a>.
              </p>
            </section>
            <Versions frame={frame} envelope={envelope} readable={[]} />
            {digest && (
              <Proof
                frame={frame}
                title={retracted.proof}
                says={retracted.proofSays}
                digest={digest}
                index={act.index}
                href={envelope.links.noticeProof!}
              />
            )}
          </div>
        </div>
      </div>
    ),
  };
}
