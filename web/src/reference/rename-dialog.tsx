import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NewNames } from '../../generated/limits';
import { fetchApi } from '../api/client';
import { useApiForm } from '../ui/form';
import { Loaded } from '../ui/loaded';
import { type Names, NamesFields, namesToWrite, namesWritten } from './names-fields';
import { ReferenceDialog } from './reference-dialog';
import { useTagged } from './tagged';

interface RenameDialogProps {
  readonly what: 'topics' | 'places';
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** Replaces the names of a topic or a place. */
export function RenameDialog(props: RenameDialogProps) {
  const read = useTagged(props.what, props.id);
  return (
    <Loaded query={read}>{({ names, tag }) => <RenameForm {...props} names={names} tag={tag} />}</Loaded>
  );
}

interface RenameFormProps extends RenameDialogProps {
  readonly names: Names;
  readonly tag: string;
}

function RenameForm({ what, id, title, names, tag, onClose }: RenameFormProps) {
  const { t } = useTranslation('reference');
  const queries = useQueryClient();
  const { form, ...rest } = useApiForm({
    initialValues: { names: namesToWrite(names) },
    rules: NewNames,
    send: async (values, key) => {
      const body = { names: namesWritten(values.names) };
      const params = { path: { id }, header: { 'If-Match': tag, 'Idempotency-Key': key } };
      const { error } =
        what === 'topics'
          ? await fetchApi.POST('/api/v1/desk/topics/{id}/rename', { params, body })
          : await fetchApi.POST('/api/v1/desk/places/{id}/rename', { params, body });
      if (error) throw error;
      await queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <ReferenceDialog {...rest} title={title} act={t('save')} onClose={onClose}>
      <NamesFields form={form} />
    </ReferenceDialog>
  );
}
