import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeProof, PasswordProof } from '../../generated/limits';
import { fetchApi, type Schemas } from '../api/client';
import { useApiForm } from '../ui/form';
import { QrCode } from './qr-code';
import classes from './second-factor.module.css';

/** For whose role demands a second factor. */
export function SecondFactorSetup() {
  const { t } = useTranslation('account');
  return (
    <>
      <p className={classes['help']}>{t('secondFactor.needed')}</p>
      <SecondFactorSteps />
    </>
  );
}

/** The password, the app and its first code, the recovery codes. */
export function SecondFactorSteps() {
  const [begun, setBegun] = useState<Schemas['SecondFactorBegun']>();
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes) return <RecoveryCodes codes={codes} />;
  return begun ? <Confirm begun={begun} onConfirmed={setCodes} /> : <Begin onBegun={setBegun} />;
}

function Begin({ onBegun }: { onBegun: (begun: Schemas['SecondFactorBegun']) => void }) {
  const { t } = useTranslation(['account', 'session']);
  const { form, failure, sending, formProps } = useApiForm({
    initialValues: { password: '' },
    rules: PasswordProof,
    send: async (body) => {
      const { data, error } = await fetchApi.POST('/api/v1/me/totp', { body });
      if (!data) throw error;
      onBegun(data);
    },
  });
  return (
    <form {...formProps} className={classes['form']}>
      {failure}
      <PasswordInput
        {...form.getInputProps('password')}
        label={t('session:password')}
        description={t('secondFactor.passwordHelp')}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-hidden': false, 'aria-label': t('session:showPassword') }}
      />
      <Button type="submit" loading={sending}>
        {t('secondFactor.begin')}
      </Button>
    </form>
  );
}

interface ConfirmProps {
  readonly begun: Schemas['SecondFactorBegun'];
  readonly onConfirmed: (codes: readonly string[]) => void;
}

function Confirm({ begun: { uri, secret }, onConfirmed }: ConfirmProps) {
  const { t } = useTranslation('account');
  const { form, failure, sending, formProps } = useApiForm({
    initialValues: { code: '' },
    rules: CodeProof,
    send: async (body) => {
      const { data, error } = await fetchApi.POST('/api/v1/me/totp/confirm', { body });
      if (!data) throw error;
      onConfirmed(data.recoveryCodes);
    },
  });
  return (
    <form {...formProps} className={classes['form']}>
      <p>{t('secondFactor.scan')}</p>
      <QrCode text={uri} label={t('secondFactor.picture')} />
      <p>
        {t('secondFactor.type')} <code>{secret}</code>
      </p>
      {failure}
      <TextInput
        {...form.getInputProps('code')}
        label={t('secondFactor.code')}
        autoComplete="one-time-code"
        inputMode="numeric"
        autoFocus
      />
      <Button type="submit" loading={sending}>
        {t('secondFactor.confirm')}
      </Button>
    </form>
  );
}

export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  return (
    <div className={classes['form']}>
      <h2>{t('secondFactor.doneTitle')}</h2>
      <p>{t('secondFactor.doneHelp')}</p>
      <ul className={classes['codes']}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button onClick={() => void queries.resetQueries({ queryKey: ['get', '/api/v1/me'] })}>
        {t('secondFactor.kept')}
      </Button>
    </div>
  );
}
