import { useTranslation } from 'react-i18next';
import classes from './urgent.module.css';

/** Stands before the title of what is about life and property. */
export function Urgent() {
  return <span className={classes['urgent']}>{useTranslation().t('urgent')}</span>;
}
