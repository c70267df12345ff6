import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OrganisationNames } from '../../generated/limits';
import type { useApiForm } from '../ui/form';

interface Names {
  readonly vi: string;
  readonly en: string;
}

/** What is asked of them; one in Vietnamese there must be. */
const { each } = OrganisationNames.names;
export const namesRules = { vi: { ...each, required: true }, en: each };

/** As the server takes them; an empty one is none. */
export const namesOf = ({ vi, en }: Names): Record<string, string> => ({ vi, ...(en && { en }) });

/** The name in the languages of the screens. */
export function NamesFields<Values extends Names>({
  form,
}: Pick<ReturnType<typeof useApiForm<Values>>, 'form'>) {
  const { t } = useTranslation('identity');
  return (
    <>
      <TextInput {...form.getInputProps('vi')} label={t('nameVi')} data-autofocus />
      <TextInput {...form.getInputProps('en')} label={t('nameEn')} lang="en" />
    </>
  );
}
