import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../api/reference';
import { useMoments } from '../../i18n/moments';
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
  const tell = useWords();
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
          // What is to be chosen between can change while it is not looked at.
          key={JSON.stringify(draft.state.conflicts)}
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

/** Words for a value: of a text what it says, of what is named its name, of the rest its parts. */
function useWords() {
  const { t } = useTranslation('releases');
  const { full } = useMoments();
  const named = [useNames('topics'), useNames('places'), useNames('organisations')];
  const say = (text: string, field: keyof Fields): string => {
    if (field === 'body') return new DOMParser().parseFromString(text, 'text/html').body.innerText;
    if (field === 'kind') return t(`kinds.${text as VersionFields['kind']}`);
    if (field === 'plan' || field === 'event') return Number.isNaN(Date.parse(text)) ? text : full(text);
    return named.map(({ nameOf }) => nameOf(text)).find(Boolean) ?? text;
  };
  const tell = (value: unknown, field: keyof Fields): string => {
    if (Array.isArray(value)) return value.map((part) => tell(part, field)).join('\n');
    if (typeof value === 'string') return say(value, field);
    if (typeof value !== 'object' || value === null) return '';
    return Object.values(value)
      .map((part) => tell(part, field))
      .filter(Boolean)
      .join(', ');
  };
  return tell;
}
