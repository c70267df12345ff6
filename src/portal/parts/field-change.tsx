import type { Frame } from '../page.js';
import type { Difference } from '../release-reading.js';
import { nearChanges, WordsChanged } from './words-changed.js';

type Field = Difference['fields'][number];

/** One member of a document that changed, by its name. */
export function FieldChange({ frame, field }: { readonly frame: Frame; readonly field: Field }) {
  const { words } = frame;
  const name = words.difference.members[field.field] ?? field.field;
  return (
    <>
      <span lang={frame.ui}>{name}</span>: <Change frame={frame} field={field} />
    </>
  );
}

function Change({ frame, field }: { readonly frame: Frame; readonly field: Field }) {
  if ('items' in field)
    return field.items
      .filter(({ change }) => change !== 'same')
      .map((item) => {
        if (item.change === 'changed')
          return item.words ? (
            <WordsChanged words={nearChanges(item.words)} />
          ) : (
            <>
              <del>{textOf(frame, field.field, item.before)}</del>{' '}
              <ins>{textOf(frame, field.field, item.after)}</ins>
            </>
          );
        const text = textOf(frame, field.field, item.value);
        return item.change === 'added' ? <ins>{text} </ins> : <del>{text} </del>;
      });
  if (field.words) return <WordsChanged words={nearChanges(field.words)} />;
  return (
    <>
      {field.before !== undefined && <del>{textOf(frame, field.field, field.before)}</del>}{' '}
      {field.after !== undefined && <ins>{textOf(frame, field.field, field.after)}</ins>}
    </>
  );
}

function textOf({ words, moments }: Frame, field: string, value: unknown): string {
  if (field === 'kind') return words.kinds[String(value)] ?? String(value);
  if (field === 'event.from' || field === 'event.to') return moments.short(String(value));
  if (value === true) return words.list.urgent;
  if (typeof value !== 'object' || value === null) return String(value);
  const { name, text, caption } = value as Readonly<Record<string, string | undefined>>;
  return text ?? caption ?? name ?? '';
}
