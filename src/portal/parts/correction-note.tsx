import type { Envelope } from '../../distribution/index.js';
import { address, type Frame } from '../page.js';
import type { Difference } from '../release-page.js';
import { Icon } from './icon.js';
import { FieldChange } from './field-change.js';
import { nearChanges, WordsChanged } from './words-changed.js';

/** More than these are read as a whole difference. */
const MOST_TOLD = 6;

interface NoteProps {
  readonly frame: Frame;
  readonly envelope: Envelope;
  readonly changes: Difference | undefined;
}

/** Stands above the text for as long as the release stands: what was changed, and when. */
export function CorrectionNote({ frame, envelope, changes }: NoteProps) {
  const { words, moments, ui } = frame;
  const { id, version, lang, history } = envelope;
  const { release } = words;
  const minor = history.findLast(({ act }) => act === 'release.corrected')?.minor;
  const told = changes ? toldOf(frame, changes) : [];
  return (
    <section class="note" aria-labelledby="dinh-chinh" lang={ui}>
      <h2 id="dinh-chinh">
        <Icon name="pencil" />
        <span>
          {release.correctedAt}{' '}
          <time datetime={envelope.publishedAt}>{moments.short(envelope.publishedAt)}</time>
        </span>
      </h2>
      {minor && <p>{release.minor}</p>}
      {told.length > 0 && told.length <= MOST_TOLD && (
        <ul>
          {told.map((each) => (
            <li lang={lang}>{each}</li>
          ))}
        </ul>
      )}
      {changes && <p>{release.changes(told.length)}</p>}
      <p>
        <a
          href={address(`/releases/${id}/difference`, {
            from: String(version - 1),
            to: String(version),
            lang,
          })}
        >
          {release.allChanges}
        </a>
      </p>
    </section>
  );
}

function toldOf(frame: Frame, { fields, body }: Difference) {
  return [
    ...fields.map((field) => <FieldChange frame={frame} field={field} />),
    ...body.flatMap((block) => {
      if (block.change === 'same') return [];
      if (block.change !== 'changed') {
        const text = block.html.replace(/<[^>]*>/g, ' ').trim();
        const short = text.length > 160 ? `${text.slice(0, 160).replace(/\s+\S*$/, '')}…` : text;
        return [<PlainChange change={block.change} text={unescape(short)} />];
      }
      return 'words' in block ? [<WordsChanged words={nearChanges(block.words)} />] : [null];
    }),
  ];
}

function PlainChange({ change, text }: { readonly change: string; readonly text: string }) {
  return change === 'added' ? <ins>{text}</ins> : <del>{text}</del>;
}

const unescape = (text: string): string =>
  text
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** Places, among the blocks of the text as it is now, of those that the correction changed. */
export function changedBlocks({ body }: Difference): ReadonlySet<number> {
  const now = body.filter(({ change }) => change !== 'removed');
  return new Set(now.flatMap(({ change }, place) => (change === 'same' ? [] : [place])));
}
