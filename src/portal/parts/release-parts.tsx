import type { ComponentChildren } from 'preact';
import type { Envelope } from '../../distribution/index.js';
import type { Frame } from '../page.js';
import type { Document, DocumentFile } from '../release-reading.js';
import { Icon } from './icon.js';

interface PartsProps {
  readonly frame: Frame;
  readonly envelope: Envelope;
  readonly document: Document;
}

/** What follows the text: attachments, versions, the proof. */
export function After({
  frame,
  envelope,
  document,
  versions,
  children,
}: PartsProps & { readonly versions: readonly number[]; readonly children: ComponentChildren }) {
  const { words } = frame;
  const files = (document.files ?? []).filter(({ role }) => role === 'attachment' || role === 'signed');
  return (
    <div class="after" lang={frame.ui}>
      {files.length > 0 && (
        <section aria-labelledby="kem">
          <h2 class="sec" id="kem">
            {words.release.files}
          </h2>
          <ul class="files">
            {files.map((file) => (
              <Attachment frame={frame} file={file} lang={document.lang} />
            ))}
          </ul>
        </section>
      )}
      <Versions frame={frame} envelope={envelope} readable={versions} />
      {children}
    </div>
  );
}

function Attachment({
  frame,
  file,
  lang,
}: {
  readonly frame: Frame;
  readonly file: DocumentFile;
  readonly lang: string;
}) {
  const { words, moments } = frame;
  return (
    <li>
      <Icon name={file.mediaType === 'application/pdf' ? 'file-type-pdf' : 'file-text'} />
      <div>
        <a href={`/api/v1/files/${file.sha256}`} lang={lang}>
          {file.caption ?? file.name ?? file.mediaType}
        </a>
        <p class="meta">
          <span>
            {(file.mediaType.split('/')[1] ?? '').toUpperCase().slice(0, 20)}, {moments.size(file.bytes)}
          </span>
          {file.role === 'signed' && <span>{words.release.signed}</span>}
          {file.signer && <span>{words.release.signer(file.signer)}</span>}
          {file.credit && (
            <span>
              {words.release.reader}: {file.credit}
            </span>
          )}
        </p>
      </div>
    </li>
  );
}

/** Every publication and what became of it, the newest first. */
export function Versions({
  frame,
  envelope,
  readable,
}: Pick<PartsProps, 'frame' | 'envelope'> & {
  /** Versions that can be read in this language. */
  readonly readable: readonly number[];
}) {
  const { words, moments } = frame;
  const { id, lang, history, version, standing } = envelope;
  const isRetracted = standing === 'retracted';
  const acts = history.filter(({ act }) => act !== 'release.translated').toReversed();
  const title = (each: (typeof acts)[number]): string => {
    if (each.act === 'release.retracted') return words.retracted.act;
    if (each.act === 'release.redacted') return words.erased(each.version);
    if (isRetracted) return words.release.versionRetracted(each.version);
    return each.version === version
      ? words.release.versionInForce(each.version)
      : words.release.versionReplaced(each.version);
  };
  const isText = ({ act }: (typeof acts)[number]) =>
    act !== 'release.retracted' && act !== 'release.redacted';
  return (
    <section aria-labelledby="cac-ban">
      <h2 class="sec" id="cac-ban">
        {words.release.versions}
      </h2>
      <ol class="steps" reversed>
        {acts.map((each, place) => (
          <li {...(place === 0 && { class: 'now' })}>
            <b>{title(each)}</b>
            <p class="meta">
              <span>
                <time datetime={each.at}>{moments.short(each.at)}</time>
              </span>
              <span>{words.release.inEntry(moments.number(each.index))}</span>
              {isText(each) && readable.includes(each.version) && readable.includes(each.version - 1) && (
                <span>
                  <a
                    href={frame.read(`/releases/${id}/difference`, lang, {
                      from: String(each.version - 1),
                      to: String(each.version),
                    })}
                  >
                    {words.release.difference}
                  </a>
                </span>
              )}
              {isText(each) && each.version < version && readable.includes(each.version) && (
                <span>
                  <a href={frame.read(`/releases/${id}/versions/${each.version}`, lang)}>
                    {words.release.readOld}
                  </a>
                </span>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What stands beside the text: whom to ask, what to take along, where it applies. */
export function Beside({ frame, envelope, document }: PartsProps) {
  const { words, moments, to, asked } = frame;
  const { content, lang } = document;
  const { contact, event, places = [], topics = [] } = content;
  const { docx, pdf, pack, document: canonical } = envelope.links;
  const short = `${asked.base}/r/${envelope.id}`;
  const taken = (
    [
      ['PDF', pdf],
      ['DOCX', docx],
      [words.release.pack, pack],
      [words.release.document, canonical],
    ] as const
  ).flatMap(([name, href]) => (href ? [{ name, href }] : []));
  return (
    <div class="side" lang={frame.ui}>
      {event && (
        <Aside id="su-kien" title={words.release.event}>
          <p>
            <time datetime={event.from}>{moments.long(event.from)}</time>
            {event.to && (
              <>
                {' '}
                {words.release.to} <time datetime={event.to}>{moments.long(event.to)}</time>
              </>
            )}
          </p>
          {event.place && <p lang={lang}>{event.place}</p>}
        </Aside>
      )}
      {contact && (
        <Aside id="lien-he" title={words.release.contact}>
          <p>
            {contact.name && <b>{contact.name}</b>}
            {contact.position && `, ${contact.position}`}
            {contact.phone && (
              <>
                <br />
                <a class="num" href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>
                  {contact.phone.replaceAll(' ', '\u00a0')}
                </a>
              </>
            )}
            {contact.email && (
              <>
                <br />
                <a href={`mailto:${contact.email}`}>{contact.email}</a>
              </>
            )}
          </p>
        </Aside>
      )}
      {taken.length > 0 && (
        <Aside id="tai-ve" title={words.release.downloads}>
          <ul class="plain">
            {taken.map(({ name, href }) => (
              <li>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </Aside>
      )}
      {places.length > 0 && (
        <Aside id="noi" title={words.release.places}>
          <Links of={places} lang={lang} href={(id) => to(`/places/${id}`)} />
        </Aside>
      )}
      {topics.length > 0 && (
        <Aside id="chu-de" title={words.release.topics}>
          <Links of={topics} lang={lang} href={(id) => to(`/topics/${id}`)} />
        </Aside>
      )}
      <Aside id="chia-se" title={words.release.share}>
        <p class="hint" id="chia-se-h">
          {words.release.shareHelp}
        </p>
        <div class="share" data-copy={words.release.copy} data-copied={words.release.copied}>
          <textarea readOnly rows={4} aria-labelledby="chia-se" aria-describedby="chia-se-h" lang={lang}>
            {shareText(frame, envelope, document, short)}
          </textarea>
        </div>
      </Aside>
    </div>
  );
}

function shareText({ words, moments }: Frame, envelope: Envelope, document: Document, short: string): string {
  const corrected =
    envelope.version > 1 ? [`${words.list.corrected} ${moments.short(envelope.publishedAt)}.`] : [];
  const { title, summary } = document.content;
  return [title, ...corrected, summary, document.issuer.name, short].filter(Boolean).join('\n');
}

function Aside(props: { readonly id: string; readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section aria-labelledby={props.id}>
      <h2 class="sec" id={props.id}>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}

interface LinksProps {
  readonly of: readonly { readonly id: string; readonly name: string }[];
  readonly lang: string;
  readonly href: (id: string) => string;
}

function Links({ of, lang, href }: LinksProps) {
  return (
    <ul class="plain">
      {of.map(({ id, name }) => (
        <li>
          <a href={href(id)} lang={lang}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
