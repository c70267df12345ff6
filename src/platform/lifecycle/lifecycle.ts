import type { Reason } from '../errors/index.js';

/** A pure question to the subject: every reason why the verb can't be done now, or none. */
export type Guard<Subject, Context> = (subject: Subject, context: Context) => readonly Reason[];

/** One row of a life cycle. */
export interface Transition<State extends string, Verb extends string, Subject, Context> {
  readonly verb: Verb;
  /** States it leaves; empty for a verb that begins a life. */
  readonly from: readonly State[];
  /** State it reaches; 'same' where it stays. */
  readonly to: State | 'same';
  readonly permission: string;
  readonly guards?: readonly Guard<Subject, Context>[];
  /** Who calls it must say why: always, or with some subjects. */
  readonly reason?: 'required' | ((subject: Subject) => boolean);
  /** Name of the act that the ledger keeps of it; without one it is not official. */
  readonly official?: string | ((subject: Subject) => string);
}

interface Definition<State extends string, Verb extends string, Subject, Context> {
  readonly name: string;
  readonly states: readonly State[];
  /** Undefined for what has no state yet. */
  readonly stateOf: (subject: Subject) => State | undefined;
  /** The reason to give when the subject is in another state. */
  readonly wrongState: (state: State, verb: Verb, subject: Subject) => Reason;
  readonly transitions: readonly Transition<State, Verb, Subject, Context>[];
}

/** What a principal may do with a subject now; `reasons` says why not. */
export interface Action<Verb extends string = string> {
  readonly verb: Verb;
  /** Whoever does it must say why. */
  readonly needsReason: boolean;
  readonly reasons: readonly Reason[];
}

/**
 * A life cycle as a table. From it come the server's checks, the actions on the desk, the diagram in the README and the
 * property tests; the database's compare-and-set stays the last guard.
 */
export class Lifecycle<State extends string, Verb extends string, Subject, Context> {
  readonly name: string;
  readonly states: readonly State[];
  readonly transitions: readonly Transition<State, Verb, Subject, Context>[];

  constructor(private readonly definition: Definition<State, Verb, Subject, Context>) {
    this.name = definition.name;
    this.states = definition.states;
    this.transitions = definition.transitions;
    check(definition);
  }

  stateOf(subject: Subject): State | undefined {
    return this.definition.stateOf(subject);
  }

  /** The row of a verb. Throws if the table has none: a mistake of ours, not of the caller. */
  transition(verb: Verb): Transition<State, Verb, Subject, Context> {
    const found = this.transitions.find((transition) => transition.verb === verb);
    if (!found) throw new Error(`The life cycle ${this.name} has no verb ${verb}.`);
    return found;
  }

  /** Every reason why the verb can't be done with this subject now: the wrong state, and all that the guards say. */
  reasonsAgainst(verb: Verb, subject: Subject, context: Context): Reason[] {
    const { from, guards = [] } = this.transition(verb);
    const state = this.definition.stateOf(subject);
    if (state !== undefined && !from.includes(state))
      return [this.definition.wrongState(state, verb, subject)];
    return guards.flatMap((guard) => guard(subject, context));
  }

  /** The verbs that leave the subject's state and that the principal may do, each with the reasons against it now. */
  actions(subject: Subject, context: Context, may: (permission: string) => boolean): Action<Verb>[] {
    const state = this.definition.stateOf(subject);
    return this.transitions
      .filter(({ from, permission }) => state !== undefined && from.includes(state) && may(permission))
      .map(({ verb }) => ({
        verb,
        needsReason: this.needsReason(verb, subject),
        reasons: this.reasonsAgainst(verb, subject, context),
      }));
  }

  needsReason(verb: Verb, subject: Subject): boolean {
    const { reason } = this.transition(verb);
    return typeof reason === 'function' ? reason(subject) : reason === 'required';
  }

  /** The act that the ledger keeps of the verb; undefined if it is not official. */
  actOf(verb: Verb, subject: Subject): string | undefined {
    const { official } = this.transition(verb);
    return typeof official === 'function' ? official(subject) : official;
  }

  /** The state after the verb. */
  target(verb: Verb, state: State | undefined): State {
    const { to } = this.transition(verb);
    if (to !== 'same') return to;
    if (state === undefined) throw new Error(`The verb ${verb} of ${this.name} begins nothing.`);
    return state;
  }
}

function check<State extends string, Verb extends string, Subject, Context>({
  name,
  states,
  transitions,
}: Definition<State, Verb, Subject, Context>): void {
  const fail = (what: string): never => {
    throw new Error(`The life cycle ${name} is wrong: ${what}.`);
  };
  const verbs = transitions.map(({ verb }) => verb);
  if (new Set(verbs).size !== verbs.length) fail('a verb has two rows');
  const known = new Set<string>(states);
  for (const { verb, from, to, permission } of transitions) {
    if (!permission) fail(`${verb} asks for no permission`);
    for (const state of [...from, ...(to === 'same' ? [] : [to])]) {
      if (!known.has(state)) fail(`${verb} speaks of an unknown state ${state}`);
    }
    if (from.length === 0 && to === 'same') fail(`${verb} begins a life nowhere`);
  }
  const reached = new Set<string>();
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const { from, to } of transitions) {
      if (to !== 'same' && (from.length === 0 || from.some((state) => reached.has(state)))) reached.add(to);
    }
  }
  const lost = states.filter((state) => !reached.has(state));
  if (lost.length > 0) fail(`nothing leads to ${lost.join(', ')}`);
}
