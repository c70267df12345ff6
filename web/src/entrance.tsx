import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { actFor } from './api/acting-for';
import { api } from './api/client';
import { isProblem } from './api/problem';
import { session } from './api/session';
import { SIGN_ON } from './api/sign-on';
import { needTexts, preferLanguage } from './i18n';
import { Zone } from './i18n/moments';
import { router } from './routes';
import { ChooseOrganisation } from './session/choose-organisation';
import { MeContext } from './session/me';
import { Outside } from './session/outside';
import { SignInAgain } from './session/sign-in-again';
import { SignInForm } from './session/sign-in-form';
import { useSession } from './session/use-session';
import { Failure } from './ui/failure';
import { Loading } from './ui/loading';
import { letGo } from './writing/unsaved';

const SecondFactor = lazy(async () => {
  const [{ SecondFactorSetup }] = await Promise.all([
    import('./account/second-factor.page'),
    needTexts(['account']),
  ]);
  return { default: SecondFactorSetup };
});

const MailedLink = lazy(async () => ({
  default: (await import('./session/mailed-link')).MailedLink,
}));

const SignOn = lazy(async () => ({ default: (await import('./session/sign-on')).SignOn }));

/** To the desk; or to what a mail or the provider of identities led to, where nobody needs to be signed in. */
export function Entrance() {
  if (location.pathname === SIGN_ON) {
    return (
      <Suspense fallback={<Loading />}>
        <SignOn />
      </Suspense>
    );
  }
  const [, purpose] = /^\/app\/(invitation|password-reset)$/.exec(location.pathname) ?? [];
  if (purpose === undefined) return <Door />;
  // Behind the number sign, which is sent to no server.
  const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? undefined;
  return (
    <Suspense fallback={<Loading />}>
      <MailedLink purpose={purpose as 'invitation' | 'password-reset'} token={token} />
    </Suspense>
  );
}

/** Past what may be missing: a session, an organisation to act for, a second factor. */
function Door() {
  const { t } = useTranslation('session');
  const state = useSession();
  const queries = useQueryClient();
  const resumed = useQuery({
    queryKey: ['session'],
    queryFn: async () => (await session.resume(), true),
    staleTime: Infinity,
  });
  useEffect(() => {
    if (state !== 'signed-out') return;
    letGo();
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  }, [state, queries]);
  if (state === 'open' || state === 'ended') return <SignedIn ended={state === 'ended'} />;
  if (resumed.isError) {
    return (
      <Outside title={t('title')}>
        <Failure error={resumed.error} again={resumed.refetch} />
      </Outside>
    );
  }
  if (state === 'starting') return <Loading />;
  return (
    <Outside title={t('title')}>
      <SignInForm />
    </Outside>
  );
}

function SignedIn({ ended }: { ended: boolean }) {
  const { t } = useTranslation('session');
  const { data: me, error, refetch } = api.useQuery('get', '/api/v1/me');
  const lang = me?.lang;
  useEffect(() => void (lang && preferLanguage(lang)), [lang]);
  useEffect(() => {
    // The role in the organisation of this tab is gone.
    if (!isProblem(error, 'identity.acting-for-refused') && !isProblem(error, 'identity.acting-for-invalid'))
      return;
    actFor(undefined);
    void refetch();
  }, [error, refetch]);
  if (!me) {
    if (!error) return <Loading />;
    return (
      <Outside title={t('title')}>
        <Failure error={error} again={refetch} />
      </Outside>
    );
  }
  return (
    <MeContext value={me}>
      <Zone value={me.timeZone}>
        {me.mustSetUpSecondFactor ? (
          <Outside title={t('secondFactorTitle')}>
            <Suspense fallback={<Loading />}>
              <SecondFactor />
            </Suspense>
          </Outside>
        ) : me.actingFor === undefined ? (
          <ChooseOrganisation organisations={me.organisations} />
        ) : (
          <RouterProvider router={router} key={me.actingFor} />
        )}
        {ended && <SignInAgain />}
      </Zone>
    </MeContext>
  );
}
