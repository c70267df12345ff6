import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordChange } from '../../generated/limits';
import { fetchApi } from '../api/client';
import { useApiForm } from '../ui/form';
import { Page } from '../ui/page';
import classes from './second-factor.module.css';

/** One's own password, changed by whoever knows it. */
export function PasswordPage() {
  const { t } = useTranslation(['account', 'session']);
  const [changed, setChanged] = useState(false);
  const { form, failure, sending, formProps } = useApiForm({
    initialValues: { currentPassword: '', newPassword: '' },
    rules: PasswordChange,
    send: async (body) => {
      setChanged(false);
      const { error, response } = await fetchApi.POST('/api/v1/me/password', { body });
      if (!response.ok) throw error;
      form.reset();
      setChanged(true);
    },
  });
  const visibilityToggleButtonProps = { 'aria-hidden': false, 'aria-label': t('session:showPassword') };
  return (
    <Page title={t('password.title')} sub={t('password.help')}>
      <form {...formProps} className={classes['form']}>
        <p role="status">{changed && t('password.changed')}</p>
        {failure}
        <PasswordInput
          {...form.getInputProps('currentPassword')}
          label={t('password.current')}
          autoComplete="current-password"
          visibilityToggleButtonProps={visibilityToggleButtonProps}
        />
        <PasswordInput
          {...form.getInputProps('newPassword')}
          label={t('password.new')}
          description={t('session:passwordHelp')}
          autoComplete="new-password"
          visibilityToggleButtonProps={visibilityToggleButtonProps}
        />
        <Button type="submit" loading={sending}>
          {t('password.change')}
        </Button>
      </form>
    </Page>
  );
}
