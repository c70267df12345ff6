import { Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, fetchApi } from '../api/client';
import { useApiForm } from '../ui/form';
import { FormDialog } from '../ui/form-dialog';
import { Loaded } from '../ui/loaded';
import { TermsText } from './terms-text';

/** Binds the agency to a version of the terms, as it was read here. */
export function AcceptDialog({ version, onClose }: { version: number; onClose: () => void }) {
  const { t, i18n } = useTranslation(['press', 'common']);
  const queries = useQueryClient();
  const lang = i18n.language === 'en' ? 'en' : 'vi';
  const terms = api.useQuery('get', '/api/v1/press-terms/{version}', { params: { path: { version } } });
  const form = useApiForm({
    initialValues: { read: false },
    validate: { read: (value) => (value ? undefined : t('common:failure.required')) },
    send: async () => {
      if (!terms.data) return;
      const { sha256 } = terms.data;
      const { data, error } = await fetchApi.POST('/api/v1/early-access/accept', {
        body: { version, sha256 },
      });
      await queries.invalidateQueries();
      if (!data) throw error;
      onClose();
    },
  });
  return (
    <FormDialog title={t('terms.titled', { version })} act={t('room.accept')} form={form} onClose={onClose}>
      <Loaded query={terms}>{({ texts }) => <TermsText lang={lang} text={texts[lang]} />}</Loaded>
      <Checkbox {...form.form.getInputProps('read', { type: 'checkbox' })} label={t('room.haveRead')} />
    </FormDialog>
  );
}
