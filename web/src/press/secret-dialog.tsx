import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchApi, type Schemas } from '../api/client';
import { Zone } from '../i18n/moments';
import { instantOf } from '../i18n/zoned';
import { CopyText } from '../ui/copy-text';
import { Dialog } from '../ui/dialog';
import { useApiForm } from '../ui/form';
import { FormDialog } from '../ui/form-dialog';
import sections from '../ui/sections.module.css';

/** Makes a secret, and shows it this once. */
export function SecretDialog({ client, onClose }: { client: Schemas['Client']; onClose: () => void }) {
  const { t } = useTranslation(['press', 'common']);
  const zone = useContext(Zone);
  const queries = useQueryClient();
  const [secret, setSecret] = useState<string>();
  const form = useApiForm({
    initialValues: { expiresAt: '' },
    send: async ({ expiresAt }) => {
      const { data, error } = await fetchApi.POST('/api/v1/desk/clients/{id}/secrets', {
        params: { path: { id: client.id }, header: { 'If-Match': client.etag } },
        body: expiresAt ? { expiresAt: instantOf(expiresAt, zone) } : {},
      });
      setSecret(data?.clientSecret);
      await queries.invalidateQueries();
      if (!data) throw error;
    },
  });
  const title = t('clients.verbs.add-secret');
  if (secret === undefined)
    return (
      <FormDialog title={title} act={title} form={form} onClose={onClose}>
        <p>{t('clients.secretHelp')}</p>
        <TextInput
          {...form.form.getInputProps('expiresAt')}
          type="datetime-local"
          label={t('clients.expiresAt')}
          description={t('clients.expiresAtHelp')}
        />
      </FormDialog>
    );
  return (
    <Dialog
      onClose={onClose}
      title={t('clients.secretMade')}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <div className={sections['form']}>
        <p>
          <b>{t('clients.shownOnce')}</b>
        </p>
        <CopyText label="client_id" text={client.id} />
        <CopyText label="client_secret" text={secret} />
        <div className={sections['buttons']}>
          <Button onClick={onClose}>{t('clients.kept')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
