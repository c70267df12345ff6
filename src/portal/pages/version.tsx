import { address, type Frame, type Page } from '../page.js';
import { Body } from '../parts/body.js';
import { Icon } from '../parts/icon.js';
import { Proof } from '../parts/proof.js';
import type { Readable } from '../release-reading.js';

interface OldVersion extends Readable {
  readonly index: number;
  readonly at: string;
}

/** A text that was replaced: readable, and marked as no longer in force before anything else. */
export function versionPage(
  frame: Frame,
  { document, digest, blocks, pictures, index, at }: OldVersion,
): Page {
  const { words, moments, ui } = frame;
  const { id, version, lang, content, issuer } = document;
  const current = frame.read(`/releases/${id}`, lang);
  const proof = address(`/api/v1/releases/${id}/versions/${version}/proof`, { lang });
  return {
    title: `${content.title} (${words.old.tag.toLowerCase()})`,
    lang,
    languages: [lang],
    isPassing: true,
    band: (
      <div class="gone-band" lang={ui}>
        <div class="wrap">
          <p class="tag">
            <Icon name="history" />
            {words.old.tag}
          </p>
          <p>
            {words.old.says(version)} <a href={current}>{words.old.current}</a>.
          </p>
        </div>
      </div>
    ),
    children: (
      <article>
        <header class="rel-head">
          <h1>{content.title}</h1>
          <p class="meta">
            <span>{issuer.name}</span>
            <span lang={ui}>
              {words.release.published} <time datetime={at}>{moments.long(at)}</time>
            </span>
          </p>
        </header>
        <div class="read">
          {content.summary && <p class="stand">{content.summary}</p>}
          <Body blocks={blocks} pictures={pictures} />
        </div>
        <div class="after" lang={ui}>
          <Proof
            frame={frame}
            title={words.release.proof}
            says={words.release.proofSays(issuer.name, moments.exact(at))}
            digest={digest}
            index={index}
            href={proof}
          />
        </div>
      </article>
    ),
  };
}
