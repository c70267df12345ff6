import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useNames } from '../api/reference';
import type { useApiForm } from '../ui/form';

export interface MembershipValues {
  readonly organisation: string;
  readonly role: string;
  readonly scope: string;
}

/** Which role, in which organisation, how far down. */
export function MembershipFields<Values extends MembershipValues>({
  form,
}: Pick<ReturnType<typeof useApiForm<Values>>, 'form'>) {
  const { t } = useTranslation('identity');
  const { data: roles } = api.useQuery('get', '/api/v1/desk/roles');
  const { all: organisations } = useNames('organisations');
  const choose = { value: '', label: t('people.choose') };
  return (
    <>
      <NativeSelect
        {...form.getInputProps('organisation')}
        label={t('people.organisation')}
        data={[choose, ...organisations.map(([value, label]) => ({ value, label }))]}
      />
      <NativeSelect
        {...form.getInputProps('role')}
        label={t('people.role')}
        data={[choose, ...(roles?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))]}
      />
      <NativeSelect
        {...form.getInputProps('scope')}
        label={t('people.scope')}
        data={(['own', 'subtree'] as const).map((scope) => ({
          value: scope,
          label: t(`people.scopes.${scope}`),
        }))}
      />
    </>
  );
}
