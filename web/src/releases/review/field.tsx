import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useMoments } from '../../i18n/moments';
import type { fields } from '../../texts/vi/review';
import { isOn, Marked, type Side, Words } from './blocks';

type Field = Schemas['FieldDifference'];
type Value = NonNullable<Schemas['ValueDifference']['before']>;

const instants = new Set(['event.from', 'event.to']);

/** One member of the document that is not its body, with what became of it. */
export function FieldView({ field, side }: { field: Field; side: Side }) {
  const { t } = useTranslation('review');
  const words = useValues();
  const label = t(`fields.${field.field as keyof typeof fields}`, { defaultValue: field.field });
  const tell = (value: Value) => words(field.field, value);
  return (
    <>
      <b>{label}</b>
      {'items' in field ? (
        <ul>
          {field.items
            .filter(({ change }) => isOn(side, change))
            .map((item, index) => (
              <li key={index}>
                {item.change === 'changed' ? (
                  <Replaced {...item} tell={tell} side={side} />
                ) : (
                  <Told change={item.change} side={side}>
                    {tell(item.value)}
                  </Told>
                )}
              </li>
            ))}
        </ul>
      ) : (
        <p>
          <Replaced {...field} tell={tell} side={side} />
        </p>
      )}
    </>
  );
}

interface ReplacedProps {
  readonly before?: Value;
  readonly after?: Value;
  readonly words?: readonly Schemas['WordDifference'][];
  readonly tell: (value: Value) => string;
  readonly side: Side;
}

function Replaced({ before, after, words, tell, side }: ReplacedProps) {
  if (words) return <Words words={words} side={side} />;
  return (
    <>
      {before !== undefined && (
        <Told change="removed" side={side}>
          {tell(before)}
        </Told>
      )}{' '}
      {after !== undefined && (
        <Told change="added" side={side}>
          {tell(after)}
        </Told>
      )}
    </>
  );
}

function Told({
  change,
  side,
  children,
}: {
  change: 'same' | 'removed' | 'added';
  side: Side;
  children: string;
}) {
  return isOn(side, change) ? <Marked change={change}>{children}</Marked> : null;
}

/** A value as people read it: things by their names. */
function useValues() {
  const { t } = useTranslation(['review', 'releases']);
  const { full } = useMoments();
  return function tell(field: string, value: Value): string {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value !== 'object') {
      if (instants.has(field)) return full(String(value));
      return field === 'kind' ? t(`releases:kinds.${value as 'notice'}`) : String(value);
    }
    const { name, caption, alt, role, sha256, ...rest } = value as Record<string, unknown>;
    if (role) return [t(`releases:roles.${role as 'picture'}`), caption ?? alt ?? sha256].join(': ');
    return [name, ...Object.values(rest).filter((each) => typeof each === 'string' && each !== value['id'])]
      .filter(Boolean)
      .join(', ');
  };
}
