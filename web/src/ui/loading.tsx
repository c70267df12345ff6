import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './loading.module.css';

/** Nothing for a moment, then the shape of rows, then a sentence. */
export function Loading() {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 8000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes['loading']} role="status">
      <p className={late ? undefined : classes['hidden']}>{late ? t('loadingLong') : t('loading')}</p>
      <i />
      <i />
      <i />
    </div>
  );
}
