import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMyDesk } from '../api/my-desk';

/** How much waits for whoever is signed in, and what is said when it becomes more while they are elsewhere. */
export function useWaiting() {
  const { t } = useTranslation();
  const { data } = useMyDesk();
  const { pathname } = useLocation();
  const now = data?.waiting.items.length;
  const [seen, setSeen] = useState({ now, grew: false });
  if (now !== seen.now) {
    setSeen({ now, grew: pathname !== '/' && now !== undefined && seen.now !== undefined && now > seen.now });
  }
  const count = now ?? 0;
  return {
    count,
    shown: data?.waiting.more ? `${count}+` : String(count),
    news: seen.grew && pathname !== '/' ? t('frame.news', { count }) : '',
  };
}
