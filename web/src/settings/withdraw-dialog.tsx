import { NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SettingWithdrawal } from '../../generated/limits';
import { fetchApi, type Schemas } from '../api/client';
import { useApiForm } from '../ui/form';
import { FormDialog } from '../ui/form-dialog';
import type { Whose } from './whose';

interface WithdrawDialogProps {
  readonly setting: Schemas['Setting'];
  readonly whose: readonly Whose[];
  readonly onClose: () => void;
}

/** Takes back what was set, planned values among it. */
export function WithdrawDialog({ setting: { key: name, ...setting }, whose, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const form = useApiForm({
    initialValues: { organisation: whose[0]!.value, legalBasis: '' },
    rules: SettingWithdrawal,
    send: async ({ organisation, legalBasis }, key) => {
      const { data, error } = await fetchApi.POST('/api/v1/desk/settings/{key}/withdraw', {
        params: { path: { key: name }, header: { 'Idempotency-Key': key } },
        body: { ...(organisation && { organisation }), ...(legalBasis.trim() && { legalBasis }) },
      });
      if (!data) throw error;
      await queries.invalidateQueries();
      onClose();
    },
  });
  const { getInputProps } = form.form;
  return (
    <FormDialog title={setting.name} act={t('withdraw')} form={form} onClose={onClose}>
      <p>{t('withdrawHelp')}</p>
      {whose.length > 1 && (
        <NativeSelect {...getInputProps('organisation')} label={t('whose')} data={[...whose]} />
      )}
      <TextInput {...getInputProps('legalBasis')} label={t('legalBasis')} />
    </FormDialog>
  );
}
