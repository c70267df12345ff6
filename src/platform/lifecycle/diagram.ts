import type { Lifecycle } from './lifecycle.js';

const id = (state: string): string => state.replaceAll(' ', '_');

/** The life cycle as a Mermaid state diagram; official verbs carry a dot. */
export function toMermaid<State extends string, Verb extends string, Subject, Context>(
  lifecycle: Lifecycle<State, Verb, Subject, Context>,
): string {
  const lines = lifecycle.transitions.flatMap(({ verb, from, to, official }) => {
    const label = official ? `${verb} ●` : verb;
    if (from.length === 0) return [`  [*] --> ${id(to)}: ${label}`];
    return from.map((state) => `  ${id(state)} --> ${id(to === 'same' ? state : to)}: ${label}`);
  });
  const names = lifecycle.states.filter((state) => state.includes(' '));
  const ends = lifecycle.states.filter(
    (state) =>
      !lifecycle.transitions.some(({ from, to }) => from.includes(state) && to !== 'same' && to !== state),
  );
  return [
    'stateDiagram-v2',
    ...names.map((state) => `  state "${state}" as ${id(state)}`),
    ...lines,
    ...ends.map((state) => `  ${id(state)} --> [*]`),
  ].join('\n');
}
