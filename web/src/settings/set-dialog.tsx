import { NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { NewSetting } from '../../generated/limits';
import { fetchApi, type Schemas } from '../api/client';
import { problemOf } from '../api/problem';
import { Zone } from '../i18n/moments';
import { instantOf } from '../i18n/zoned';
import { useApiForm } from '../ui/form';
import { FormDialog } from '../ui/form-dialog';
import { fromTyped, kindOf, toTyped, ValueField } from './value-field';
import type { Whose } from './whose';

interface SetDialogProps {
  readonly setting: Schemas['Setting'];
  readonly whose: readonly Whose[];
  readonly onClose: () => void;
}

/** Sets the next value, from now or an instant on. */
export function SetDialog({ setting, whose, onClose }: SetDialogProps) {
  const { t } = useTranslation(['settings', 'common']);
  const zone = useContext(Zone);
  const queries = useQueryClient();
  const instant = (wall: string) => instantOf(wall, zone);
  const form = useApiForm({
    initialValues: {
      value: toTyped(setting),
      organisation: whose[0]!.value,
      effectiveFrom: '',
      effectiveTo: '',
      legalBasis: '',
    },
    rules: { legalBasis: NewSetting.legalBasis },
    validate: { value: (typed) => (isReadable(setting, typed) ? undefined : t('unreadable')) },
    send: async ({ value, organisation, effectiveFrom, effectiveTo, legalBasis }, key) => {
      const { data, error } = await fetchApi.POST('/api/v1/desk/settings/{key}', {
        params: { path: { key: setting.key }, header: { 'Idempotency-Key': key } },
        body: {
          value: fromTyped(setting, value),
          ...(organisation && { organisation }),
          ...(effectiveFrom && { effectiveFrom: instant(effectiveFrom) }),
          ...(effectiveTo && { effectiveTo: instant(effectiveTo) }),
          ...(legalBasis.trim() && { legalBasis }),
        },
      });
      if (!data) throw besideValue(error);
      await queries.invalidateQueries();
      onClose();
    },
  });
  const { getInputProps } = form.form;
  return (
    <FormDialog title={setting.name} act={t('set')} form={form} onClose={onClose}>
      <p>{setting.help}</p>
      <ValueField {...getInputProps('value')} value={form.form.values.value} setting={setting} />
      {whose.length > 1 && (
        <NativeSelect {...getInputProps('organisation')} label={t('whose')} data={[...whose]} />
      )}
      <TextInput
        {...getInputProps('effectiveFrom')}
        type="datetime-local"
        label={t('effectiveFrom')}
        description={t('effectiveFromHelp')}
      />
      <TextInput
        {...getInputProps('effectiveTo')}
        type="datetime-local"
        label={t('effectiveTo')}
        description={t('effectiveToHelp')}
      />
      <TextInput {...getInputProps('legalBasis')} label={t('legalBasis')} description={t('legalBasisHelp')} />
    </FormDialog>
  );
}

function isReadable(setting: Schemas['Setting'], typed: string): boolean {
  if (kindOf(setting) === 'number' && !typed.trim()) return false;
  try {
    fromTyped(setting, typed);
    return true;
  } catch {
    return false;
  }
}

/** What is wrong inside a structured value is told beside its one field, with the way there. */
function besideValue(error: unknown): unknown {
  const { errors = [], ...problem } = problemOf(error) ?? {};
  const inside = errors.filter(({ pointer }) => pointer.startsWith('/value/'));
  if (inside.length === 0) return error;
  const detail = inside.map((each) => `${each.pointer.slice('/value/'.length)}: ${each.detail}`).join(' ');
  return {
    ...problem,
    errors: [...errors.filter((each) => !inside.includes(each)), { pointer: '/value', detail }],
  };
}
