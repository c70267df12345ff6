import { Button } from '@mantine/core';
import { diffWordsWithSpace } from 'diff';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';
import type { Conflict } from './autosave';
import classes from './conflict-dialog.module.css';
import type { Clash } from './merge';

interface ConflictDialogProps<Fields> {
  readonly conflicts: readonly Conflict<Fields>[];
  readonly labelOf: (field: keyof Fields & string) => string;
  /** Words for a value. */
  readonly tell: (value: unknown, field: keyof Fields & string) => string;
  readonly onChoose: (choices: readonly (keyof Clash<unknown>)[]) => void;
  readonly onClose: () => void;
}

/** Shows where two people changed the same, and lets one of them decide. */
export function ConflictDialog<Fields>(props: ConflictDialogProps<Fields>) {
  const { conflicts, labelOf, tell, onChoose, onClose } = props;
  const { t } = useTranslation('writing');
  const places = conflicts.flatMap(({ field, clashes }) => clashes.map((clash) => ({ field, clash })));
  const [choices, setChoices] = useState<readonly (keyof Clash<unknown>)[]>(places.map(() => 'mine'));
  return (
    <Dialog size="lg" onClose={onClose} title={t('conflict.title')}>
      <p>{t('conflict.help')}</p>
      {places.map(({ field, clash }, index) => {
        const [mine, theirs] = [tell(clash.mine, field), tell(clash.theirs, field)];
        return (
          // Places have no name but their order, which stays.
          // oxlint-disable-next-line react/no-array-index-key
          <fieldset key={index} className={classes['place']}>
            <legend>{labelOf(field)}</legend>
            {(['mine', 'theirs'] as const).map((side) => (
              <label key={side} className={classes['side']}>
                <input
                  type="radio"
                  name={`place-${index}`}
                  checked={choices[index] === side}
                  onChange={() => setChoices(choices.with(index, side))}
                />
                <span>
                  <b>{t(`conflict.${side}`)}</b>
                  <Marked from={side === 'mine' ? theirs : mine} to={side === 'mine' ? mine : theirs} />
                </span>
              </label>
            ))}
          </fieldset>
        );
      })}
      <Button onClick={() => onChoose(choices)}>{t('conflict.keep')}</Button>
    </Dialog>
  );
}

/** A text, with what the other one does not have marked. */
function Marked({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation('writing');
  if (!to) return <span className={classes['nothing']}>{t('conflict.nothing')}</span>;
  return (
    <span className={classes['words']}>
      {diffWordsWithSpace(from, to)
        .filter(({ removed }) => !removed)
        .map(({ value, added }, index) =>
          added ? (
            // Stretches have no name but their order.
            // oxlint-disable-next-line react/no-array-index-key
            <ins key={index}>{value}</ins>
          ) : (
            value
          ),
        )}
    </span>
  );
}
