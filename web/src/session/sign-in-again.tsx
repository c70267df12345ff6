import { useTranslation } from 'react-i18next';
import { session } from '../api/session';
import { Dialog } from '../ui/dialog';
import { useMe } from './me';
import { SignInForm } from './sign-in-form';
import classes from './sign-in.module.css';

/** Over the page whose session has ended: what waits for an answer goes on once its owner is back. */
export function SignInAgain() {
  const { t } = useTranslation('session');
  const { email, name } = useMe();
  return (
    <Dialog
      centered
      title={t('ended')}
      zIndex="var(--mantine-z-index-max)"
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      onClose={() => undefined}
    >
      <p className={classes['help']}>{t('endedHelp')}</p>
      <SignInForm email={email} />
      <button type="button" className={classes['else']} onClick={() => session.leave()}>
        {t('somebodyElse', { name })}
      </button>
    </Dialog>
  );
}
