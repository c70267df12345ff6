import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The way to a new release. */
export function WriteButton() {
  const { t } = useTranslation();
  return (
    <Button
      leftSection={<IconPencil size={18} stroke={1.75} aria-hidden />}
      renderRoot={(props) => <Link {...props} to="/releases/new" />}
    >
      {t('write')}
    </Button>
  );
}
