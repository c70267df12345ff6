import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import classes from './edit.module.css';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What of a Word file did not become part of the draft. */
    readonly dropped?: NonNullable<Schemas['Dropped']>;
  }
}

/** After a Word file was read: that it should be read again, and what was left out. */
export function Dropped() {
  const { t } = useTranslation('editing');
  const dropped = useLocation({ select: ({ state }) => state.dropped });
  if (!dropped) return null;
  const what = dropped.map(({ name, count }) => (count > 1 ? `${name} (${count})` : name)).join(', ');
  return (
    <div className={classes['note']} role="status">
      <b>{t('dropped.title')}</b>
      <p>{what ? t('dropped.some', { what }) : t('dropped.none')}</p>
    </div>
  );
}
