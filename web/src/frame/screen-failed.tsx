import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Away } from '../api/reach';
import { Failure } from '../ui/failure';

/** A screen that threw, or whose code could not be loaded: no network, or a newer version of the desk is out. */
export function ScreenFailed({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  const notLoaded = error instanceof TypeError && /import|module/i.test(error.message);
  return (
    <>
      {notLoaded && navigator.onLine ? (
        <p role="alert">{t('failure.outdated')}</p>
      ) : (
        <Failure error={notLoaded ? new Away('network') : error} />
      )}
      <Button variant="default" onClick={() => location.reload()}>
        {t('failure.reload')}
      </Button>
    </>
  );
}
