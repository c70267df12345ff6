import { Checkbox, TextInput } from '@mantine/core';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../api/problem';
import { useMoments, Zone } from '../../i18n/moments';
import { instantOf, wallOf } from '../../i18n/zoned';
import type { Draft } from '../../writing/use-autosave';
import classes from './edit.module.css';
import type { VersionFields } from './records';

/** The hour that is wished for, by the province's clock, and whether the press may read it before. */
export function Plan({ draft, disabled }: { draft: Draft<VersionFields>; disabled: boolean }) {
  const { t } = useTranslation('editing');
  const zone = useContext(Zone);
  const { now, isPast } = useMoments();
  const { plan } = draft.state.fields;
  const errors = fieldErrors(draft.state.error);
  const isOver = plan !== null && plan !== undefined && isPast(plan.publishAt);
  return (
    <fieldset id="plan" className={classes['group']}>
      <legend>{t('plan.title')}</legend>
      <TextInput
        type="datetime-local"
        label={t('plan.at')}
        description={t('plan.now', { now: now() })}
        value={plan ? wallOf(plan.publishAt, zone) : ''}
        disabled={disabled}
        error={errors['plan.publishAt'] ?? (isOver ? t('plan.past') : undefined)}
        onChange={({ currentTarget: { value } }) =>
          draft.autosave.change({
            plan: value ? { earlyAccess: false, ...plan, publishAt: instantOf(value, zone) } : null,
          })
        }
      />
      <Checkbox
        label={t('plan.earlyAccess')}
        description={t('plan.earlyAccessHelp')}
        checked={plan?.earlyAccess ?? false}
        disabled={disabled || !plan}
        onChange={({ currentTarget: { checked } }) =>
          plan && draft.autosave.change({ plan: { ...plan, earlyAccess: checked } })
        }
      />
    </fieldset>
  );
}
