import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Over the page, as long as it is there. The focus then goes back to what opened it, or to the title where that is gone. */
export function Dialog(props: Omit<ModalProps, 'opened' | 'closeButtonProps'>) {
  const { t } = useTranslation();
  const [opener] = useState(() => document.activeElement as HTMLElement | null);
  useEffect(
    () => () => {
      const back = opener?.isConnected ? opener : document.querySelector('h1');
      back?.focus({ preventScroll: true });
    },
    [opener],
  );
  return <Modal {...props} opened closeButtonProps={{ 'aria-label': t('close') }} />;
}
