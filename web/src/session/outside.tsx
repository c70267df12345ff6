import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './language-switch';
import { KhenMark } from '../ui/khen-mark';
import classes from './outside.module.css';

/** What is shown before the desk itself: signing in, choosing an organisation, setting up the second factor. */
export function Outside({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation(['session', 'common']);
  useEffect(() => {
    document.title = `${title} | ${t('common:product')}`;
  }, [title, t]);
  return (
    <div className={classes['outside']}>
      <header>
        <p className={classes['name']}>
          <KhenMark />
          <span>
            {t('common:product')}
            <small>{t('desk')}</small>
          </span>
        </p>
        <LanguageSwitch />
      </header>
      <div className={classes['band']} />
      <main>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
