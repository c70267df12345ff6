import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FullProof, NewPasskey } from '../../generated/limits';
import { fetchApi, type Schemas } from '../api/client';
import { makePasskey } from '../api/passkeys';
import { useMe } from '../session/me';
import { Dialog } from '../ui/dialog';
import { useApiForm } from '../ui/form';
import classes from './passkeys.module.css';

/** Has the browser make a passkey, and keeps it under a name. */
export function AddPasskey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  // Who called the browser's dialog off has proved themselves already: a code is right only once.
  const asked = useRef<Schemas['PasskeyAsked']>(undefined);
  const [calledOff, setCalledOff] = useState(false);
  const begin = async (body: Schemas['PasskeyProof']) => {
    const { data, error } = await fetchApi.POST('/api/v1/me/passkeys', { body });
    if (!data) throw error;
    return data;
  };
  const send = async (proof: Schemas['PasskeyProof'], name: string) => {
    setCalledOff(false);
    const { id: challenge, options } = (asked.current ??= await begin(proof));
    const credential = await makePasskey(options);
    if (!credential) {
      setCalledOff(true);
      return false;
    }
    asked.current = undefined;
    const { data, error } = await fetchApi.POST('/api/v1/me/passkeys/confirm', {
      body: { challenge, name, credential },
    });
    if (!data) throw error;
    return true;
  };
  return (
    <ProvedDialog title={t('passkeys.add')} act={t('passkeys.goOn')} named send={send} onClose={onClose}>
      <p>{t('passkeys.addHelp')}</p>
      {calledOff && <p role="status">{t('passkeys.calledOff')}</p>}
    </ProvedDialog>
  );
}

interface RemovePasskeyProps {
  readonly passkey: Schemas['Passkeys']['items'][number];
  readonly onClose: () => void;
}

export function RemovePasskey({ passkey: { id, name }, onClose }: RemovePasskeyProps) {
  const { t } = useTranslation('account');
  const send = async (body: Schemas['PasskeyProof']) => {
    const params = { path: { id } };
    const { error, response } = await fetchApi.DELETE('/api/v1/me/passkeys/{id}', { params, body });
    if (!response.ok) throw error;
    return true;
  };
  return (
    <ProvedDialog
      title={t('passkeys.removeOf', { name })}
      act={t('passkeys.remove')}
      send={send}
      onClose={onClose}
    >
      <p>{t('passkeys.removeHelp')}</p>
    </ProvedDialog>
  );
}

interface ProvedDialogProps {
  readonly title: string;
  readonly act: string;
  /** Asks for a name, too. */
  readonly named?: boolean;
  /** Answers whether it is done. */
  readonly send: (proof: Schemas['PasskeyProof'], name: string) => Promise<boolean>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks for what a stolen session does not have: the password, and a code where the account has an app for codes. */
function ProvedDialog({ title, act, named = false, send, onClose, children }: ProvedDialogProps) {
  const { t } = useTranslation(['account', 'session', 'common']);
  const { secondFactor } = useMe();
  const queries = useQueryClient();
  const { form, failure, sending, formProps } = useApiForm({
    initialValues: { name: '', password: '', code: '' },
    rules: {
      password: FullProof.password,
      ...(named && { name: NewPasskey.name }),
      ...(secondFactor && { code: FullProof.code }),
    },
    send: async ({ name, password, code }) => {
      if (!(await send({ password, ...(secondFactor && { code }) }, name))) return;
      await queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={title}>
      <form {...formProps} className={classes['form']}>
        {children}
        {failure}
        {named && (
          <TextInput
            {...form.getInputProps('name')}
            label={t('passkeys.name')}
            description={t('passkeys.nameHelp')}
            autoComplete="off"
            data-autofocus
          />
        )}
        <PasswordInput
          {...form.getInputProps('password')}
          label={t('session:password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-hidden': false, 'aria-label': t('session:showPassword') }}
          data-autofocus={!named || undefined}
        />
        {secondFactor && (
          <TextInput
            {...form.getInputProps('code')}
            label={t('session:code')}
            description={t('passkeys.codeHelp')}
            autoComplete="one-time-code"
          />
        )}
        <div className={classes['buttons']}>
          <Button type="submit" loading={sending}>
            {act}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
