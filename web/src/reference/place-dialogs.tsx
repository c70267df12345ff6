import { NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NewPlace, PlaceEnd } from '../../generated/limits';
import { fetchApi, type Schemas } from '../api/client';
import { useApiForm } from '../ui/form';
import { Loaded } from '../ui/loaded';
import { type Names, NamesFields, namesToWrite, namesWritten } from './names-fields';
import { PlacesField } from './places-field';
import { ReferenceDialog } from './reference-dialog';
import { useTagged } from './tagged';
import { kinds } from './kinds';

type Choices = readonly (readonly [id: string, name: string])[];

interface PlaceWishes {
  readonly names: Names;
  readonly code: string;
  readonly kind: Schemas['Place']['kind'];
  readonly parent: string;
  readonly validFrom: string;
  readonly predecessors: string[];
}

interface AddPlaceProps {
  readonly current: Choices;
  readonly ended: Choices;
  readonly onClose: () => void;
}

export function AddPlace({ current, ended, onClose }: AddPlaceProps) {
  const { t } = useTranslation(['reference', 'common']);
  const queries = useQueryClient();
  const { form, ...rest } = useApiForm<PlaceWishes>({
    initialValues: {
      names: namesToWrite(),
      code: '',
      kind: 'commune',
      parent: '',
      validFrom: '',
      predecessors: [],
    },
    rules: NewPlace,
    send: async ({ names, code, kind, parent, validFrom, predecessors }, key) => {
      const body = {
        names: namesWritten(names),
        code: code.trim(),
        kind,
        ...(parent && { parent }),
        ...(validFrom && { validFrom }),
        predecessors,
      };
      const params = { header: { 'Idempotency-Key': key } };
      const { error } = await fetchApi.POST('/api/v1/desk/places', { params, body });
      if (error) throw error;
      await queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <ReferenceDialog {...rest} title={t('places.add')} act={t('places.add')} onClose={onClose}>
      <NamesFields form={form} />
      <TextInput
        {...form.getInputProps('code')}
        label={t('code')}
        description={t('places.codeHelp')}
        autoComplete="off"
      />
      <NativeSelect
        {...form.getInputProps('kind')}
        label={t('places.kind')}
        data={kinds.map((kind) => ({ value: kind, label: t(`places.kinds.${kind}`) }))}
      />
      <NativeSelect
        {...form.getInputProps('parent')}
        label={t('places.parent')}
        data={[
          { value: '', label: t('places.noParent') },
          ...current.map(([value, label]) => ({ value, label })),
        ]}
      />
      <TextInput
        {...form.getInputProps('validFrom')}
        type="date"
        label={t('places.validFrom')}
        description={t('places.validFromHelp')}
      />
      {ended.length > 0 && (
        <PlacesField
          label={t('places.takesIn')}
          description={t('places.takesInHelp')}
          add={t('places.addPredecessor')}
          choices={ended}
          value={form.values.predecessors}
          onChange={(ids) => form.setFieldValue('predecessors', ids)}
        />
      )}
    </ReferenceDialog>
  );
}

interface EndPlaceProps {
  readonly id: string;
  readonly title: string;
  readonly current: Choices;
  readonly onClose: () => void;
}

/** Ends a place, and says which ones took in its land. */
export function EndPlace(props: EndPlaceProps) {
  const read = useTagged('places', props.id);
  return <Loaded query={read}>{({ tag }) => <EndForm {...props} tag={tag} />}</Loaded>;
}

function EndForm({ id, title, current, tag, onClose }: EndPlaceProps & { readonly tag: string }) {
  const { t } = useTranslation(['reference', 'common']);
  const queries = useQueryClient();
  const { form, ...rest } = useApiForm({
    initialValues: { validTo: '', successors: [] as string[] },
    rules: PlaceEnd,
    send: async (body, key) => {
      const params = { path: { id }, header: { 'If-Match': tag, 'Idempotency-Key': key } };
      const { error } = await fetchApi.POST('/api/v1/desk/places/{id}/end', { params, body });
      if (error) throw error;
      await queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <ReferenceDialog {...rest} title={title} act={t('places.end')} onClose={onClose}>
      <p>{t('places.endHelp')}</p>
      <TextInput {...form.getInputProps('validTo')} type="date" label={t('places.validTo')} />
      <PlacesField
        label={t('places.into')}
        description={t('places.intoHelp')}
        add={t('places.addSuccessor')}
        choices={current.filter(([each]) => each !== id)}
        value={form.values.successors}
        onChange={(ids) => form.setFieldValue('successors', ids)}
      />
    </ReferenceDialog>
  );
}
