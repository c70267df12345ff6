import { NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NewAccount, NewMembership } from '../../generated/limits';
import { fetchApi } from '../api/client';
import { type Language, languages } from '../i18n';
import { useMe } from '../session/me';
import { useApiForm } from '../ui/form';
import { FormDialog } from '../ui/form-dialog';
import { MembershipFields } from './membership-fields';

/** Invites somebody, with a first role. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['identity', 'common']);
  const { actingFor = '' } = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useApiForm({
    initialValues: { name: '', email: '', lang: 'vi', organisation: actingFor, role: '', scope: 'own' },
    rules: { ...NewAccount, ...NewMembership },
    send: async ({ name, email, lang, organisation, role, scope }, key) => {
      const { data, error } = await fetchApi.POST('/api/v1/desk/accounts', {
        params: { header: { 'Idempotency-Key': key } },
        body: {
          name,
          email,
          lang: lang as Language,
          memberships: [{ organisation, role, scope: scope as 'own' }],
        },
      });
      if (!data) throw error;
      await queries.invalidateQueries();
      await navigate({ to: '/administration/people/$id', params: { id: data.id } });
    },
  });
  const { getInputProps } = form.form;
  return (
    <FormDialog title={t('people.invite')} act={t('people.invite')} form={form} onClose={onClose}>
      <p>{t('people.inviteHelp')}</p>
      <TextInput {...getInputProps('name')} label={t('people.name')} data-autofocus />
      <TextInput {...getInputProps('email')} type="email" label={t('people.email')} />
      <NativeSelect
        {...getInputProps('lang')}
        label={t('people.lang')}
        data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
      />
      <MembershipFields form={form.form} />
    </FormDialog>
  );
}
