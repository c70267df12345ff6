import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBrand } from '../api/brand';
import { LanguageSwitch } from './language-switch';
import { BrandMark } from '../ui/brand-mark';
import classes from './outside.module.css';

/** What is shown before the desk itself: signing in, choosing an organisation, setting up the second factor. */
export function Outside({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('session');
  const { name } = useBrand();
  useEffect(() => {
    document.title = `${title} | ${name}`;
  }, [title, name]);
  return (
    <div className={classes['outside']}>
      <header>
        <p className={classes['name']}>
          <BrandMark />
          <span>
            {name}
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
