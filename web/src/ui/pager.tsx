import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './pager.module.css';

interface PagerProps {
  readonly next: string | undefined;
  /** False on the first page. */
  readonly further: boolean;
  /** The list is in the order of names or codes, not of time. */
  readonly byName?: boolean;
  readonly onGo: (cursor: string | undefined) => void;
}

/** The way through a list that is paged by key: on, and back to its beginning. (The browser's own way leads back one page.) */
export function Pager({ next, further, byName = false, onGo }: PagerProps) {
  const { t } = useTranslation();
  if (!next && !further) return null;
  return (
    <nav className={classes['pager']} aria-label={t('list.pages')}>
      {further && (
        <Button variant="default" onClick={() => onGo(undefined)}>
          {t(byName ? 'list.first' : 'list.newest')}
        </Button>
      )}
      {next && (
        <Button
          variant="default"
          rightSection={<IconArrowRight size={18} stroke={1.75} aria-hidden />}
          onClick={() => onGo(next)}
        >
          {t(byName ? 'list.further' : 'list.older')}
        </Button>
      )}
    </nav>
  );
}
