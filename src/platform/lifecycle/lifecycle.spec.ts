import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Reason } from '../errors/index.js';
import { Lifecycle, toMermaid, type Transition } from './index.js';

// A life cycle that has nothing to do with releases: the mechanism must carry others.
type State = 'on the shelf' | 'lent' | 'lost';
type Verb = 'acquire' | 'lend' | 'bring back' | 'give up';
interface Book {
  readonly state: State;
  readonly reserved: boolean;
  readonly damaged: boolean;
}
const reason = (code: string): Reason => ({ code, parameters: {} });
const rows: Transition<State, Verb, Book, string>[] = [
  { verb: 'acquire', from: [], to: 'on the shelf', permission: 'books.buy' },
  {
    verb: 'lend',
    from: ['on the shelf'],
    to: 'lent',
    permission: 'books.lend',
    guards: [
      ({ reserved }) => (reserved ? [reason('reserved')] : []),
      ({ damaged }, reader) => (damaged && reader !== 'binder' ? [reason('damaged')] : []),
    ],
  },
  { verb: 'bring back', from: ['lent'], to: 'on the shelf', permission: 'books.lend' },
  {
    verb: 'give up',
    from: ['lent'],
    to: 'lost',
    permission: 'books.buy',
    reason: 'required',
    official: 'book.lost',
  },
];
const make = (transitions = rows, states: State[] = ['on the shelf', 'lent', 'lost']) =>
  new Lifecycle<State, Verb, Book, string>({
    name: 'book',
    states,
    stateOf: ({ state }) => state,
    wrongState: (state, verb) => ({ code: 'wrong-state', parameters: { state, verb } }),
    transitions,
  });
const everything = () => true;

describe('a life cycle', () => {
  const lifecycle = make();

  it('gives every reason at once, not only the first', () => {
    const book: Book = { state: 'on the shelf', reserved: true, damaged: true };
    expect(lifecycle.reasonsAgainst('lend', book, 'reader').map(({ code }) => code)).toEqual([
      'reserved',
      'damaged',
    ]);
    expect(lifecycle.reasonsAgainst('lend', book, 'binder').map(({ code }) => code)).toEqual(['reserved']);
  });

  it('refuses a verb in another state before it asks the guards', () => {
    expect(
      lifecycle.reasonsAgainst('lend', { state: 'lost', reserved: true, damaged: true }, 'reader'),
    ).toEqual([{ code: 'wrong-state', parameters: { state: 'lost', verb: 'lend' } }]);
  });

  it('offers as actions what leaves the state and is permitted, with the reasons against each', () => {
    const book: Book = { state: 'lent', reserved: false, damaged: false };
    expect(lifecycle.actions(book, 'reader', everything).map(({ verb }) => verb)).toEqual([
      'bring back',
      'give up',
    ]);
    expect(lifecycle.actions(book, 'reader', (permission) => permission === 'books.buy')).toEqual([
      { verb: 'give up', needsReason: true, reasons: [] },
    ]);
  });

  it('is drawn with all its states, verbs and ends', () => {
    expect(toMermaid(lifecycle)).toBe(
      [
        'stateDiagram-v2',
        '  state "on the shelf" as on_the_shelf',
        '  [*] --> on_the_shelf: acquire',
        '  on_the_shelf --> lent: lend',
        '  lent --> on_the_shelf: bring back',
        '  lent --> lost: give up ●',
        '  lost --> [*]',
      ].join('\n'),
    );
  });

  it.each([
    ['a verb with two rows', [...rows, rows[1]!], 'two rows'],
    ['a state that nothing leads to', rows.filter(({ verb }) => verb !== 'give up'), 'lost'],
    ['a row without a permission', rows.map((row) => ({ ...row, permission: '' })), 'no permission'],
    ['a beginning that stays where nothing is', [{ ...rows[0]!, to: 'same' as const }], 'nowhere'],
    [
      'a state that is not listed',
      rows.map((row) => ({ ...row, from: ['burnt' as State] })),
      'unknown state',
    ],
  ])('is refused at start for %s', (_, transitions, complaint) => {
    expect(() => make(transitions)).toThrow(complaint);
  });

  it('agrees with itself on any walk: an action without reasons is a row whose guards are silent', () => {
    const book = fc.record({
      state: fc.constantFrom<State>('on the shelf', 'lent', 'lost'),
      reserved: fc.boolean(),
      damaged: fc.boolean(),
    });
    fc.assert(
      fc.property(book, fc.constantFrom('reader', 'binder'), (subject, who) => {
        const offered = new Map(
          lifecycle.actions(subject, who, everything).map(({ verb, reasons }) => [verb, reasons]),
        );
        for (const { verb, from } of lifecycle.transitions) {
          expect(offered.has(verb)).toBe(from.includes(subject.state));
          const reasons = lifecycle.reasonsAgainst(verb, subject, who);
          if (offered.has(verb)) expect(offered.get(verb)).toEqual(reasons);
          else expect(reasons).toHaveLength(1);
        }
      }),
    );
  });
});
