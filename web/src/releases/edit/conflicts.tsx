import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureBox } from '../../ui/failure';
import type { Autosave, AutosaveState } from '../../writing/autosave';
import { ConflictDialog } from '../../writing/conflict-dialog';
import classes from './edit.module.css';
import type { TextFields, VersionFields } from './records';

type Fields = TextFields & VersionFields;
interface ConflictsProps {
  readonly drafts: readonly {
    readonly autosave: Pick<Autosave<Fields>, 'choose'>;
    readonly state: Pick<AutosaveState<Fields>, 'status' | 'conflicts'>;
  }[];
}

/** Says that somebody else changed the same, and leads to the choice. */
export function Conflicts({ drafts }: ConflictsProps) {
  const { t } = useTranslation(['editing', 'writing']);
  const [open, setOpen] = useState(true);
  const draft = drafts.find(({ state }) => state.status === 'conflict');
  if (!draft) return null;
  return (
    <div className={classes['conflict']}>
      <FailureBox title={t('writing:status.conflict')}>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('writing:conflict.open')}
        </Button>
      </FailureBox>
      {open && (
        <ConflictDialog<Fields>
          conflicts={draft.state.conflicts}
          labelOf={(field) => t(`fields.${field}`)}
          tell={tell}
          onClose={() => setOpen(false)}
          onChoose={(choices) => draft.autosave.choose(choices)}
        />
      )}
    </div>
  );
}

/** Words for a value: of a text what it says, of the rest its parts. */
function tell(value: unknown): string {
  if (Array.isArray(value)) return value.map(tell).join('\n');
  if (typeof value === 'string') {
    if (!value.startsWith('<')) return value;
    return new DOMParser().parseFromString(value, 'text/html').body.innerText;
  }
  if (typeof value === 'object' && value !== null) return Object.values(value).map(tell).join(', ');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
