import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { session } from '../api/session';
import { Failure } from '../ui/failure';

/** Signs in with a passkey alone: it names its account and stands for both factors. */
export function PasskeySignIn() {
  const { t } = useTranslation('session');
  const signIn = useMutation({ mutationFn: () => session.signInWithPasskey() });
  return (
    <>
      {signIn.isError && <Failure error={signIn.error} />}
      {signIn.data === false && <p role="status">{t('passkeyCalledOff')}</p>}
      <Button
        variant="default"
        data-mantine-stop-propagation
        loading={signIn.isPending}
        onClick={() => signIn.mutate()}
      >
        {t('withPasskey')}
      </Button>
    </>
  );
}
