import type { Envelope } from '../../distribution/index.js';
import type { Frame, Page } from '../page.js';
import { address } from '../page.js';
import { Body } from '../parts/body.js';
import { CorrectionNote, changedBlocks } from '../parts/correction-note.js';
import { Icon } from '../parts/icon.js';
import { Shown } from '../parts/picture.js';
import { Proof } from '../parts/proof.js';
import { After, Beside } from '../parts/release-parts.js';
import { Tongues } from '../parts/tongues.js';
import { Voice } from '../parts/voice.js';
import { Weave } from '../parts/weave.js';
import { languageIn } from '../words/index.js';
import type { Document, Readable, ReleaseFacts } from '../release-reading.js';
import { newsArticle } from '../../distribution/index.js';
import { retractedPage } from './retracted.js';

/** The page of a release as it stands now. `check`: what whoever came by a printed code is told first. */
export function releasePage(frame: Frame, facts: ReleaseFacts, check = false): Page {
  const { envelope, text } = facts;
  return text ? standing(frame, facts, text, check) : retractedPage(frame, envelope, facts.noticeDigest);
}

function standing(frame: Frame, facts: ReleaseFacts, text: Readable, check: boolean): Page {
  const { words, moments, ui } = frame;
  const { envelope, changes, versions, voices, isDraft } = facts;
  const { document, digest, blocks, pictures, beside } = text;
  const { content, issuer, coIssuers = [], number, files = [], lang } = document;
  const kind = words.kinds[content.kind] ?? content.kind;
  const corrected = envelope.version > 1;
  const changed = changes && changedBlocks(changes);
  const voice = files.filter(({ role }) => role === 'audio');
  const issuers = [issuer, ...coIssuers].map(({ name }) => name).join(', ');
  const asked = frame.asked.lang;
  return {
    title: corrected ? `${content.title} (${words.list.corrected.toLowerCase()})` : content.title,
    description: content.summary,
    lang,
    languages: envelope.languages,
    isArticle: true,
    data: structured(envelope, frame),
    picture: pictureOf(document, frame.asked.base),
    children: (
      <article lang={lang}>
        <header class="rel-head" lang={ui}>
          {check && <Checked frame={frame} envelope={envelope} />}
          <p class="kind">
            {number ? words.release.number(kind, number) : kind}
            {content.urgent && ` · ${words.list.urgent}`}
          </p>
          <h1 lang={lang}>{content.title}</h1>
          <p class="meta">
            <span lang={lang}>{issuers}</span>
            <span>
              {words.release.published}{' '}
              <time datetime={firstOf(envelope)}>{moments.long(firstOf(envelope))}</time>
            </span>
          </p>
          {!isDraft && (
            <p class="proof-line">
              <Weave digest={digest} />
              <span>
                {words.release.inForce}{' '}
                <a href="#bang-chung">{words.release.entry(moments.number(envelope.ledgerIndex))}</a>
              </span>
            </p>
          )}
          <Tongues frame={frame} envelope={envelope} voices={voices} hasVoice={voice.length > 0} />
        </header>
        <div class="cols">
          <div>
            {asked !== undefined && asked !== lang && !envelope.languages.includes(asked) && (
              <p class="lang-note" lang={ui}>
                {words.release.fallback(languageIn(ui, asked), languageIn(ui, lang))}
              </p>
            )}
            <Notices frame={frame} envelope={envelope} />
            {corrected && <CorrectionNote frame={frame} envelope={envelope} changes={changes} />}
            {voice.map((file, place) => (
              <Voice frame={frame} file={file} lang={lang} place={place} />
            ))}
            <div class="read">
              {content.summary && <p class="stand">{content.summary}</p>}
              <Body
                blocks={blocks}
                pictures={pictures}
                changed={(index) => (changed?.has(index) ? words.release.changedHere : undefined)}
              />
              {beside.map((picture) => (
                <Shown picture={picture} />
              ))}
              {content.quotes?.map((quote) => (
                <blockquote class="quote">
                  <p>{quote.text}</p>
                  <footer>{[quote.name, quote.position].filter(Boolean).join(', ')}</footer>
                </blockquote>
              ))}
              <Signatory document={document} />
            </div>
            <After frame={frame} envelope={envelope} document={document} versions={versions}>
              {!isDraft && (
                <Proof
                  frame={frame}
                  title={words.release.proof}
                  says={words.release.proofSays(issuer.name, moments.exact(envelope.publishedAt))}
                  digest={digest}
                  index={envelope.ledgerIndex}
                  href={envelope.links.proof!}
                />
              )}
            </After>
          </div>
          <Beside frame={frame} envelope={envelope} document={document} />
        </div>
      </article>
    ),
  };
}

/** What the code on a printed paper leads to: is this paper still right? */
function Checked({ frame, envelope }: { readonly frame: Frame; readonly envelope: Envelope }) {
  const { words, moments } = frame;
  return (
    <section class="state" aria-labelledby="kt">
      <h2 id="kt">
        <Icon name={envelope.version > 1 ? 'pencil' : 'diamonds'} />
        {envelope.version > 1 ? words.checked.corrected : words.checked.current}
      </h2>
      <p>{words.checked.compare(moments.short(envelope.publishedAt), envelope.version)}</p>
    </section>
  );
}

function Notices({ frame, envelope }: { readonly frame: Frame; readonly envelope: Envelope }) {
  const told = envelope.notices.filter(({ type }) => type === 'imported' || type === 'redacted');
  return told.map(({ text, lang, href }) => (
    <p class="lang-note" lang={lang ?? frame.ui}>
      {text} {href && <a href={href}>{new URL(href, frame.asked.base).host}</a>}
    </p>
  ));
}

function Signatory({ document }: { readonly document: Document }) {
  const { signatory } = document.content;
  if (!signatory) return null;
  const { authority = [], form, position, name } = signatory;
  return (
    <p class="sign">
      {authority.map((each) => (
        <>
          {each.form} {each.of}
          <br />
        </>
      ))}
      {[authority.length === 0 && form, position].filter(Boolean).join(' ')}
      <b>{name}</b>
    </p>
  );
}

const firstOf = ({ firstPublishedAt, history, publishedAt }: Envelope): string =>
  firstPublishedAt ?? history[0]?.at ?? publishedAt;

/** The body stands in the page already. */
function structured(envelope: Envelope, { asked }: Frame): object {
  const { articleBody: _, ...article } = newsArticle(envelope, asked.base) as Record<string, unknown>;
  const here = asked.base + address(`/releases/${envelope.id}`, { lang: envelope.lang });
  return { ...article, url: here, mainEntityOfPage: here };
}

function pictureOf({ files = [] }: Document, base: string): string | undefined {
  const picture = files.find(({ role }) => role === 'picture');
  return picture && `${base}/api/v1/files/${picture.sha256}`;
}
