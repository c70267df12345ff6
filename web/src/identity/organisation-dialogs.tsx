import { NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NewOrganisation, OrganisationParent } from '../../generated/limits';
import { fetchApi, type Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useApiForm } from '../ui/form';
import { FormDialog } from '../ui/form-dialog';
import { NamesFields, namesOf, namesRules } from './names-fields';

type Organisation = Schemas['DeskOrganisation'];
type Kind = Organisation['kind'];
export const kinds: readonly Kind[] = [
  'authority',
  'department',
  'office',
  'locality',
  'press_agency',
  'other',
];

const path = '/api/v1/desk/organisations/{id}';

function useParents(except?: string) {
  const { t } = useTranslation('identity');
  const { all } = useNames('organisations');
  return [
    { value: '', label: t('people.choose') },
    ...all.filter(([id]) => id !== except).map(([value, label]) => ({ value, label })),
  ];
}

/** Adds one below another. */
export function AddOrganisation({ parent = '', onClose }: { parent?: string; onClose: () => void }) {
  const { t } = useTranslation('identity');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const parents = useParents();
  const form = useApiForm({
    initialValues: { vi: '', en: '', code: '', kind: 'department', parent },
    rules: { ...NewOrganisation, ...namesRules },
    send: async ({ code, kind, parent: above, ...names }, key) => {
      const { data, error } = await fetchApi.POST('/api/v1/desk/organisations', {
        params: { header: { 'Idempotency-Key': key } },
        body: { code, kind: kind as Kind, parent: above, names: namesOf(names) },
      });
      if (!data) throw error;
      await queries.invalidateQueries();
      await navigate({ to: '/administration/organisations/$id', params: { id: data.id } });
      onClose();
    },
  });
  const { getInputProps } = form.form;
  return (
    <FormDialog title={t('organisations.add')} act={t('organisations.add')} form={form} onClose={onClose}>
      <NamesFields form={form.form} />
      <TextInput
        {...getInputProps('code')}
        label={t('organisations.code')}
        description={t('organisations.codeHelp')}
      />
      <NativeSelect
        {...getInputProps('kind')}
        label={t('organisations.kind')}
        data={kinds.map((kind) => ({ value: kind, label: t(`organisations.kinds.${kind}`) }))}
      />
      <NativeSelect {...getInputProps('parent')} label={t('organisations.parent')} data={parents} />
    </FormDialog>
  );
}

interface ChangeProps {
  /** As it was when it was chosen: what somebody changes meanwhile is refused, not done unread. */
  readonly organisation: Organisation;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function RenameOrganisation({ organisation, onClose, onDone }: ChangeProps) {
  const { t } = useTranslation('identity');
  const queries = useQueryClient();
  const { id, etag, names } = organisation;
  const form = useApiForm({
    initialValues: { vi: names['vi'] ?? '', en: names['en'] ?? '' },
    rules: namesRules,
    send: async (changed, key) => {
      const { vi: _, en: __, ...others } = names;
      const { data, error } = await fetchApi.POST(`${path}/rename`, {
        params: { path: { id }, header: { 'If-Match': etag, 'Idempotency-Key': key } },
        body: { names: { ...others, ...namesOf(changed) } },
      });
      if (!data) throw error;
      await queries.invalidateQueries();
      onDone();
      onClose();
    },
  });
  const act = t('organisations.acts.rename.act');
  return (
    <FormDialog title={act} act={act} form={form} onClose={onClose}>
      <NamesFields form={form.form} />
    </FormDialog>
  );
}

export function MoveOrganisation({ organisation, onClose, onDone }: ChangeProps) {
  const { t } = useTranslation('identity');
  const queries = useQueryClient();
  const { id, etag, parent = '' } = organisation;
  const parents = useParents(id);
  const form = useApiForm({
    initialValues: { parent },
    rules: OrganisationParent,
    send: async (asked, key) => {
      const { data, error } = await fetchApi.POST(`${path}/move`, {
        params: { path: { id }, header: { 'If-Match': etag, 'Idempotency-Key': key } },
        body: asked,
      });
      if (!data) throw error;
      await queries.invalidateQueries();
      onDone();
      onClose();
    },
  });
  const act = t('organisations.acts.move.act');
  return (
    <FormDialog title={act} act={act} form={form} onClose={onClose}>
      <NativeSelect {...form.form.getInputProps('parent')} label={t('organisations.parent')} data={parents} />
    </FormDialog>
  );
}
