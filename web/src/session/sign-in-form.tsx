import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewSession } from '../../generated/limits';
import { isProblem } from '../api/problem';
import { session } from '../api/session';
import { useApiForm } from '../ui/form';
import { OtherWays } from './other-ways';
import classes from './sign-in.module.css';

type Step = 'password' | 'code' | 'recovery';

/** Password, then a code for whoever has a second factor. `email` is fixed where it is known who must come back. */
export function SignInForm({ email }: { email?: string }) {
  const { t } = useTranslation('session');
  const [step, setStep] = useState<Step>('password');
  const { form, failure, sending, formProps } = useApiForm({
    initialValues: { email: email ?? '', password: '', code: '' },
    // Whoever is asked for a code must say one.
    rules: { ...NewSession, code: { ...NewSession.code, required: step !== 'password' } },
    send: async ({ code, ...credentials }) => {
      try {
        await session.signIn({ ...credentials, ...(step !== 'password' && { code: code.trim() }) });
      } catch (error) {
        if (step !== 'password' || !isProblem(error, 'identity.code-required')) throw error;
        setStep('code');
      }
    },
  });
  const turn = (to: Step) => {
    form.setFieldValue('code', '');
    setStep(to);
  };
  // Escape in a dialog that can't be left must not reach one below it.
  const stay = { 'data-mantine-stop-propagation': true };
  return (
    <form {...formProps} className={classes['form']}>
      {failure}
      {step === 'password' ? (
        <>
          <TextInput
            {...form.getInputProps('email')}
            {...stay}
            label={t('email')}
            type="email"
            autoComplete="username"
            readOnly={email !== undefined}
          />
          <PasswordInput
            {...form.getInputProps('password')}
            {...stay}
            label={t('password')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-hidden': false, 'aria-label': t('showPassword') }}
          />
          <Button type="submit" loading={sending}>
            {t('signIn')}
          </Button>
          {email === undefined && <a href="/app/password-reset">{t('forgot')}</a>}
          <OtherWays again={email !== undefined} />
        </>
      ) : (
        <>
          <h2>{t('codeTitle')}</h2>
          <TextInput
            key={step}
            {...form.getInputProps('code')}
            {...stay}
            label={t(step === 'code' ? 'code' : 'recoveryCode')}
            description={t(step === 'code' ? 'codeHelp' : 'recoveryHelp')}
            autoComplete={step === 'code' ? 'one-time-code' : 'off'}
            inputMode={step === 'code' ? 'numeric' : 'text'}
            autoFocus
          />
          <Button type="submit" loading={sending}>
            {t('goOn')}
          </Button>
          <div className={classes['ways']}>
            <button type="button" {...stay} onClick={() => turn(step === 'code' ? 'recovery' : 'code')}>
              {t(step === 'code' ? 'useRecovery' : 'useApp')}
            </button>
            <button type="button" {...stay} onClick={() => turn('password')}>
              {t('back')}
            </button>
          </div>
        </>
      )}
    </form>
  );
}
