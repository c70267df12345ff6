import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publicApi } from '../api/public-client';
import { session } from '../api/session';
import { keptPlace, SIGN_ON } from '../api/sign-on';
import { Failure } from '../ui/failure';
import { Loading } from '../ui/loading';
import { Outside } from './outside';
import classes from './sign-in.module.css';

/** To the provider of identities; and, with what its answer put into the address, back to where somebody was. */
export function SignOn() {
  const { t } = useTranslation('session');
  const { isError, error } = useQuery({
    queryKey: ['session', 'sign-on'],
    queryFn: async () => {
      const answer = location.search.slice(1);
      location.replace(answer ? await comeBack(answer) : await begin());
      return true;
    },
    // An answer works once.
    staleTime: 'static',
  });
  return (
    <Outside title={t('title')}>
      {isError ? (
        <div className={classes['form']}>
          <Failure error={error} />
          <Button component="a" href={keptPlace()}>
            {t('anotherWay')}
          </Button>
          <Button component="a" href={SIGN_ON} variant="default">
            {t('signOnAgain')}
          </Button>
        </div>
      ) : (
        <Loading />
      )}
    </Outside>
  );
}

async function begin(): Promise<string> {
  const { data, error } = await publicApi.POST('/api/v1/session/sign-on/begin');
  if (!data) throw error;
  return data.url;
}

async function comeBack(answer: string): Promise<string> {
  await session.signInBySignOn(answer);
  return keptPlace();
}
