import type { SearchFacets } from '../../distribution/index.js';
import type { Named } from '../listings.js';
import { address, type Frame } from '../page.js';
import { Icon } from './icon.js';

/** What a question may say beside its words, in the order in which it is shown. */
const members = ['kind', 'topic', 'organisation', 'place', 'from', 'to'] as const;
type Member = (typeof members)[number];

interface NarrowingProps {
  readonly frame: Frame;
  readonly facets: SearchFacets;
}

interface Value {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** Values of a group that are seen at once. */
const SEEN = 8;

/** Links that find fewer, each with how many that are; beside what was found, or folded above it. */
export function Narrowing({ frame, facets }: NarrowingProps) {
  const { words, moments } = frame;
  const { found } = words;
  if (facets.count === 0 && !isNarrowed(frame)) return null;
  const groups: readonly (readonly [Member, readonly Value[]])[] = [
    ['kind', facets.kinds.map(({ id, count }) => ({ id, count, name: words.kinds[id] ?? id }))],
    ['topic', facets.topics],
    ['organisation', facets.organisations],
    [
      'place',
      facets.places.map(({ endedOn, name, ...place }) => ({
        ...place,
        name: endedOn ? `${name} (${words.places.ended(moments.day(endedOn))})` : name,
      })),
    ],
  ];
  return (
    <details class="narrow-down side">
      <summary>{found.filter}</summary>
      <nav aria-label={found.filter}>
        {!facets.complete && <p class="hint">{found.newestOnly(facets.count)}</p>}
        {groups.map(([member, values]) => {
          // One under which everything is filed would lead here.
          if (!values.some(({ count }) => count < facets.count)) return null;
          const isLong = values.length > SEEN + 1;
          const list = (some: readonly Value[]) => (
            <Values frame={frame} {...{ facets, member }} values={some} />
          );
          return (
            <section aria-labelledby={`h-${member}`}>
              <h2 id={`h-${member}`}>{found[member]}</h2>
              {list(isLong ? values.slice(0, SEEN) : values)}
              {isLong && (
                <details>
                  <summary>{found.others[member]!(values.length - SEEN)}</summary>
                  {list(values.slice(SEEN))}
                </details>
              )}
            </section>
          );
        })}
      </nav>
      <Days frame={frame} />
    </details>
  );
}

function Values(props: NarrowingProps & { readonly member: Member; readonly values: readonly Value[] }) {
  const { frame, facets, member, values } = props;
  return (
    <ul>
      {values.map(({ id, name, count }) => (
        <li>
          <a href={questionWith(frame, { [member]: id })}>
            <span>{name}</span> <span class="num">{facets.complete ? count : `${count}+`}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** From a day to a day: a form, which keeps what else is chosen. */
function Days({ frame }: { readonly frame: Frame }) {
  const { words, asked } = frame;
  const { found } = words;
  const kept = ['q', ...members.slice(0, 4)] as const;
  return (
    <form class="filters" action="/search" aria-label={found.days}>
      {kept.map((name) => asked.query[name] && <input type="hidden" name={name} value={asked.query[name]} />)}
      {asked.lang && <input type="hidden" name="lang" value={asked.lang} />}
      {(['from', 'to'] as const).map((name) => (
        <div>
          <label for={`f-${name}`}>{found[name]}</label>
          <input type="date" id={`f-${name}`} name={name} value={asked.query[name]} />
        </div>
      ))}
      <button class="quiet" type="submit">
        {found.apply}
      </button>
    </form>
  );
}

interface ChosenProps {
  readonly frame: Frame;
  /** Of what is chosen by its id. */
  readonly names: Readonly<Record<string, Named | undefined>>;
}

/** What is chosen, each a link to the same question without it. */
export function Chosen({ frame, names }: ChosenProps) {
  const { words, moments, asked } = frame;
  const { found } = words;
  const said = (member: Member, value: string): string => {
    if (member === 'from' || member === 'to') return `${found[member]} ${moments.day(value)}`;
    const name = member === 'kind' ? words.kinds[value] : names[member]?.name;
    return `${found[member]}: ${name ?? value}`;
  };
  const chosen = members.flatMap((member) => {
    const value = asked.query[member];
    return value ? [[member, said(member, value)] as const] : [];
  });
  if (chosen.length === 0) return null;
  return (
    <ul class="chosen" aria-label={found.chosen}>
      {chosen.map(([member, text]) => (
        <li>
          <a href={questionWith(frame, { [member]: undefined })}>
            <span class="vh">{found.drop} </span>
            {text} <Icon name="x" />
          </a>
        </li>
      ))}
      {chosen.length > 1 && (
        <li>
          <a href={questionWith(frame, Object.fromEntries(members.map((member) => [member, undefined])))}>
            {found.dropAll}
          </a>
        </li>
      )}
    </ul>
  );
}

export const isNarrowed = ({ asked }: Frame): boolean => members.some((member) => asked.query[member]);

/** The same question with something else in it, from its first page on. */
const questionWith = (
  { asked }: Frame,
  change: Readonly<Partial<Record<Member, string | undefined>>>,
): string => address(asked.path, { ...asked.query, cursor: undefined, lang: asked.lang, ...change });
