import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NewClient } from '../../generated/limits';
import { fetchApi, type Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useMay, useMe } from '../session/me';
import { useApiForm } from '../ui/form';
import { FormDialog } from '../ui/form-dialog';
import classes from './press.module.css';
import { scopes, useScopeText } from './scopes';

interface ClientDialogProps {
  /** The one that is changed; a new one unless given. */
  readonly client?: Schemas['Client'];
  readonly onClose: () => void;
}

/** Adds a client, or changes its name and scopes. */
export function ClientDialog({ client, onClose }: ClientDialogProps) {
  const { t } = useTranslation(['press', 'common']);
  const textOf = useScopeText();
  const may = useMay();
  const { actingFor = '' } = useMe();
  const { all: organisations } = useNames('organisations');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useApiForm({
    initialValues: {
      organisation: client?.organisation ?? actingFor,
      name: client?.name ?? '',
      scopes: client?.scopes ?? ['embargoed.read'],
    },
    rules: NewClient,
    validate: { scopes: (value) => (value.length > 0 ? undefined : t('clients.noScope')) },
    send: async ({ organisation, ...words }, key) => {
      const header = { 'Idempotency-Key': key };
      const { data, error } = client
        ? await fetchApi.PATCH('/api/v1/desk/clients/{id}', {
            params: { path: { id: client.id }, header: { ...header, 'If-Match': client.etag } },
            body: words,
          })
        : await fetchApi.POST('/api/v1/desk/clients', {
            params: { header },
            body: { organisation, ...words },
          });
      await queries.invalidateQueries();
      if (!data) throw error;
      if (client) onClose();
      else await navigate({ to: '/administration/clients/$id', params: { id: data.id } });
    },
  });
  const { getInputProps } = form.form;
  const act = client ? t('clients.verbs.change') : t('clients.add');
  return (
    <FormDialog title={act} act={act} form={form} onClose={onClose}>
      {!client && <p>{t('clients.addHelp')}</p>}
      {!client && may('organisations.read') && (
        <NativeSelect
          {...getInputProps('organisation')}
          label={t('clients.organisation')}
          data={organisations.map(([value, label]) => ({ value, label }))}
        />
      )}
      <TextInput
        {...getInputProps('name')}
        label={t('clients.name')}
        description={t('clients.nameHelp')}
        data-autofocus
      />
      <Checkbox.Group {...getInputProps('scopes')} label={t('clients.scopes')}>
        <div className={classes['scopes']}>
          {[...new Set([...scopes, ...(client?.scopes ?? [])])].map((scope) => (
            <Checkbox key={scope} value={scope} label={textOf(scope)} />
          ))}
        </div>
      </Checkbox.Group>
    </FormDialog>
  );
}
