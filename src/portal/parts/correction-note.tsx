import type { JSX } from 'preact';
import type { Envelope } from '../../distribution/index.js';
import type { Frame } from '../page.js';
import type { Difference } from '../release-reading.js';
import { Icon } from './icon.js';
import { FieldChange } from './field-change.js';
import { nearChanges, WordsChanged } from './words-changed.js';

/** The first ones; all of them are read as a whole difference. */
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
      {told.length > 0 && (
        <ul>
          {told.slice(0, MOST_TOLD).map((each) => (
            <li lang={lang}>{each}</li>
          ))}
        </ul>
      )}
      {changes && <p>{release.changes(told.length)}</p>}
      {changes && (
        <p>
          <a
            href={frame.read(`/releases/${id}/difference`, lang, {
              from: String(version - 1),
              to: String(version),
            })}
          >
            {release.allChanges}
          </a>
        </p>
      )}
    </section>
  );
}

function toldOf(frame: Frame, { fields, body }: Difference) {
  return [...fields.map((field) => <FieldChange frame={frame} field={field} />), ...changesAmong(body)];
}

type Block = Difference['body'][number];

/** A block that stands where another one stood is one change with it. */
function changesAmong(blocks: readonly Block[]): JSX.Element[] {
  return blocks.flatMap((block, place) => {
    const before = blocks[place - 1];
    const next = blocks[place + 1];
    if (block.change === 'added' && before?.change === 'removed') return [];
    if (block.change === 'removed' && next?.change === 'added')
      return [
        <>
          <PlainChange change="removed" html={block.html} /> <PlainChange change="added" html={next.html} />
        </>,
      ];
    return changesIn(block);
  });
}

/** Each change in a block: of lists and tables, in their items and cells. */
function changesIn(block: Block): JSX.Element[] {
  if (block.change === 'same') return [];
  if (block.change !== 'changed') return [<PlainChange change={block.change} html={block.html} />];
  if ('words' in block) return [<WordsChanged words={nearChanges(block.words)} />];
  if ('items' in block)
    return block.items.flatMap((item) =>
      item.change === 'changed' ? changesAmong(item.blocks) : changesIn(item),
    );
  if ('rows' in block)
    return block.rows.flatMap(({ change, cells }) =>
      change === 'added' || change === 'removed'
        ? [
            <PlainChange
              change={change}
              html={cells.map((cell) => ('html' in cell ? cell.html : '')).join(' ')}
            />,
          ]
        : cells.flatMap((cell) => {
            if (!('html' in cell)) return changesAmong(cell.blocks);
            return 'change' in cell ? changesIn(cell) : [];
          }),
    );
  return changesAmong(block.blocks);
}

function PlainChange({ change, html }: { readonly change: string; readonly html: string }) {
  const text = html.replace(/<[^>]*>/g, ' ').trim();
  const short = text.length > 160 ? `${text.slice(0, 160).replace(/\s+\S*$/, '')}…` : text;
  return change === 'added' ? <ins>{unescape(short)}</ins> : <del>{unescape(short)}</del>;
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
