import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { passkeysWork } from '../api/passkeys';
import { publicApi } from '../api/public-client';
import { session } from '../api/session';
import { keepPlace, SIGN_ON } from '../api/sign-on';
import { Failure } from '../ui/failure';

/** What there is beside the password. `again`: on a page that must stay, since its session has ended. */
export function OtherWays({ again }: { again: boolean }) {
  const { data: ways } = useQuery({
    queryKey: ['session', 'ways'],
    queryFn: async () => {
      const { data, error } = await publicApi.GET('/api/v1/session/ways');
      if (!data) throw error;
      return data;
    },
    staleTime: Infinity,
  });
  return (
    <>
      {passkeysWork() && <WithPasskey />}
      {ways?.signOn && <WithSignOn name={ways.signOn.name} again={again} />}
    </>
  );
}

/** A passkey signs in alone: it names its account and stands for both factors. */
function WithPasskey() {
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

/** Leads away and back. A page that must stay goes on by itself when somebody has signed in beside it. */
function WithSignOn({ name, again }: { name: string; again: boolean }) {
  const { t } = useTranslation('session');
  return (
    <Button
      component="a"
      variant="default"
      data-mantine-stop-propagation
      href={SIGN_ON}
      {...(again ? { target: '_blank', rel: 'noopener' } : { onClick: keepPlace })}
    >
      {t(again ? 'withSignOnBeside' : 'withSignOn', { name })}
    </Button>
  );
}
