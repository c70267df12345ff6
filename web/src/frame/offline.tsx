import { useNetwork } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { FailureBox } from '../ui/failure';

export function Offline() {
  const { t } = useTranslation();
  return useNetwork().online ? null : <FailureBox title={t('failure.offline')} />;
}
