import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FullProof } from '../../generated/limits';
import { fetchApi } from '../api/client';
import { useMe } from '../session/me';
import { useApiForm } from '../ui/form';
import { FormDialog } from '../ui/form-dialog';
import { Page } from '../ui/page';
import { RecoveryCodes, SecondFactorSteps } from './second-factor.page';
import classes from './second-factor.module.css';

/** One's own second factor: on, off, and what helps without the telephone. */
export function OwnSecondFactorPage() {
  const { t } = useTranslation('account');
  const { secondFactor } = useMe();
  const [asked, ask] = useState<'renew' | 'turnOff'>();
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <Page title={t('secondFactor.own')} sub={t(secondFactor ? 'secondFactor.isOn' : 'secondFactor.isOff')}>
      {codes ? (
        <RecoveryCodes codes={codes} />
      ) : secondFactor ? (
        <div className={classes['form']}>
          <p>{t('secondFactor.renewHelp')}</p>
          <Button variant="default" onClick={() => ask('renew')}>
            {t('secondFactor.renew')}
          </Button>
          <p>{t('secondFactor.turnOffHelp')}</p>
          <Button variant="default" onClick={() => ask('turnOff')}>
            {t('secondFactor.turnOff')}
          </Button>
        </div>
      ) : (
        <SecondFactorSteps />
      )}
      {asked && <ProofDialog what={asked} onClose={() => ask(undefined)} onCodes={setCodes} />}
    </Page>
  );
}

interface ProofDialogProps {
  readonly what: 'renew' | 'turnOff';
  readonly onClose: () => void;
  readonly onCodes: (codes: readonly string[]) => void;
}

/** Asks for both, whoever sits before the screen. */
function ProofDialog({ what, onClose, onCodes }: ProofDialogProps) {
  const { t } = useTranslation(['account', 'session']);
  const queries = useQueryClient();
  const form = useApiForm({
    initialValues: { password: '', code: '' },
    rules: FullProof,
    send: async (body) => {
      if (what === 'renew') {
        const { data, error } = await fetchApi.POST('/api/v1/me/recovery-codes', { body });
        if (!data) throw error;
        onCodes(data.recoveryCodes);
      } else {
        const { error, response } = await fetchApi.DELETE('/api/v1/me/totp', { body });
        if (!response.ok) throw error;
        await queries.invalidateQueries({ queryKey: ['get', '/api/v1/me'] });
      }
      onClose();
    },
  });
  const { getInputProps } = form.form;
  const act = t(`secondFactor.${what}`);
  return (
    <FormDialog title={act} act={act} form={form} onClose={onClose}>
      <PasswordInput
        {...getInputProps('password')}
        label={t('session:password')}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-hidden': false, 'aria-label': t('session:showPassword') }}
        data-autofocus
      />
      <TextInput
        {...getInputProps('code')}
        label={t('session:code')}
        description={t('passkeys.codeHelp')}
        autoComplete="one-time-code"
      />
    </FormDialog>
  );
}
