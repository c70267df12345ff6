import { NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NewAccreditation } from '../../generated/limits';
import { fetchApi } from '../api/client';
import { useNames } from '../api/reference';
import { useApiForm } from '../ui/form';
import { FormDialog } from '../ui/form-dialog';

/** Records by which decision the province recognises an agency. */
export function AccreditDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['press', 'common']);
  const { all: agencies } = useNames('organisations', 'press_agency');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useApiForm({
    initialValues: { organisation: '', decision: '', validFrom: '', validTo: '' },
    rules: NewAccreditation,
    send: async ({ validTo, ...asked }, key) => {
      const { data, error } = await fetchApi.POST('/api/v1/desk/accreditations', {
        params: { header: { 'Idempotency-Key': key } },
        body: { ...asked, ...(validTo && { validTo }) },
      });
      if (!data) throw error;
      await queries.invalidateQueries();
      await navigate({ to: '/administration/agencies/$id', params: { id: data.id } });
    },
  });
  const { getInputProps } = form.form;
  return (
    <FormDialog title={t('agencies.accredit')} act={t('agencies.accredit')} form={form} onClose={onClose}>
      <p>{t('agencies.accreditHelp')}</p>
      <NativeSelect
        {...getInputProps('organisation')}
        label={t('agencies.agency')}
        data={[
          { value: '', label: t('agencies.choose') },
          ...agencies.map(([value, label]) => ({ value, label })),
        ]}
        data-autofocus
      />
      <TextInput
        {...getInputProps('decision')}
        label={t('agencies.decision')}
        description={t('agencies.decisionHelp')}
      />
      <TextInput {...getInputProps('validFrom')} type="date" label={t('agencies.validFrom')} />
      <TextInput
        {...getInputProps('validTo')}
        type="date"
        label={t('agencies.validTo')}
        description={t('agencies.validToHelp')}
      />
    </FormDialog>
  );
}
