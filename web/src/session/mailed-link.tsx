import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordReset, PasswordResetRequest } from '../../generated/limits';
import { publicApi } from '../api/public-client';
import { useApiForm } from '../ui/form';
import { Outside } from './outside';
import classes from './sign-in.module.css';

interface MailedLinkProps {
  readonly purpose: 'invitation' | 'password-reset';
  /** From the link of the mail; who has none yet asks for the mail. */
  readonly token: string | undefined;
}

/** What the links in mails lead to: a first password, or a new one. */
export function MailedLink({ purpose, token }: MailedLinkProps) {
  const { t } = useTranslation('session');
  const [done, setDone] = useState(false);
  const asks = purpose === 'password-reset' && token === undefined;
  return (
    <Outside title={t(asks ? 'forgotten' : purpose === 'invitation' ? 'invitation' : 'newPassword')}>
      {done ? (
        <div className={classes['form']}>
          <p role="status">{t(asks ? 'mailSent' : 'passwordSet')}</p>
          <Button component="a" href="/app" variant={asks ? 'default' : 'filled'}>
            {t('signIn')}
          </Button>
        </div>
      ) : asks ? (
        <AskForLink onSent={() => setDone(true)} />
      ) : (
        <SetPassword purpose={purpose} token={token ?? ''} onSet={() => setDone(true)} />
      )}
    </Outside>
  );
}

function AskForLink({ onSent }: { onSent: () => void }) {
  const { t } = useTranslation('session');
  const { form, failure, sending, formProps } = useApiForm({
    initialValues: { email: '' },
    rules: PasswordResetRequest,
    send: async (body) => {
      const { error, response } = await publicApi.POST('/api/v1/password-reset', { body });
      if (!response.ok) throw error;
      onSent();
    },
  });
  return (
    <form {...formProps} className={classes['form']}>
      <p>{t('forgottenHelp')}</p>
      {failure}
      <TextInput {...form.getInputProps('email')} label={t('email')} type="email" autoComplete="username" />
      <Button type="submit" loading={sending}>
        {t('sendLink')}
      </Button>
    </form>
  );
}

interface SetPasswordProps {
  readonly purpose: MailedLinkProps['purpose'];
  readonly token: string;
  readonly onSet: () => void;
}

function SetPassword({ purpose, token, onSet }: SetPasswordProps) {
  const { t } = useTranslation('session');
  const { form, failure, sending, formProps } = useApiForm({
    initialValues: { password: '' },
    rules: PasswordReset,
    send: async ({ password }) => {
      const body = { token, password };
      const { error, response } = await (purpose === 'invitation'
        ? publicApi.POST('/api/v1/invitations/accept', { body })
        : publicApi.POST('/api/v1/password-reset/confirm', { body }));
      if (!response.ok) throw error;
      onSet();
    },
  });
  return (
    <form {...formProps} className={classes['form']}>
      {purpose === 'invitation' && <p>{t('invitationHelp')}</p>}
      {failure}
      <PasswordInput
        {...form.getInputProps('password')}
        label={t('password')}
        description={t('passwordHelp')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-hidden': false, 'aria-label': t('showPassword') }}
      />
      <Button type="submit" loading={sending}>
        {t('setPassword')}
      </Button>
    </form>
  );
}
