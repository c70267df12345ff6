import { Button } from '@mantine/core';
import { useId } from 'react';
import classes from './actions.module.css';

/** What may be done now, as the server says it. */
interface Action {
  readonly verb: string;
  readonly reasons: readonly { readonly title: string }[];
}

interface ActionsProps {
  readonly actions: readonly Action[];
  readonly labelOf: (verb: string) => string;
  /** Those that are never the filled button: what they do can't be undone. */
  readonly quiet?: readonly string[];
  /** Says that reasons follow. */
  readonly why: string;
  readonly onAct: (verb: string) => void;
}

/** A button for each action; the first that can be done is the filled one. Those that can't come last, and say why. */
export function Actions({ actions, labelOf, quiet = [], why, onAct }: ActionsProps) {
  const id = useId();
  const isRefused = ({ reasons }: Action): boolean => reasons.length > 0;
  const ordered = actions.toSorted((a, b) => Number(isRefused(a)) - Number(isRefused(b)));
  return (
    <ul className={classes['actions']}>
      {ordered.map((action, index) => {
        const { verb, reasons } = action;
        const refused = isRefused(action);
        return (
          <li key={verb}>
            <Button
              fullWidth
              variant={index === 0 && !refused && !quiet.includes(verb) ? 'filled' : 'default'}
              aria-disabled={refused || undefined}
              aria-describedby={refused ? `${id}-${verb}` : undefined}
              onClick={() => !refused && onAct(verb)}
            >
              {labelOf(verb)}
            </Button>
            {refused && (
              <p id={`${id}-${verb}`} className={classes['why']}>
                {why} {reasons.map(({ title }) => title).join(' ')}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
