import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './copy-text.module.css';

/** A text for machines, and a button that copies it. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  const shown = useRef<HTMLPreElement>(null);
  const [done, setDone] = useState<'copied' | 'selected'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone('copied');
    } catch {
      // Browsers keep the clipboard from pages that came without https.
      getSelection()?.selectAllChildren(shown.current!);
      setDone('selected');
    }
  };
  return (
    <figure className={classes['copy']}>
      <figcaption>{label}</figcaption>
      <pre ref={shown}>{text}</pre>
      <div>
        <Button variant="default" aria-label={t('copyOf', { label })} onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <span role="status">{done && t(done)}</span>
      </div>
    </figure>
  );
}
