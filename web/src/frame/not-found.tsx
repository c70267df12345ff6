import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('failure.notFound')}>
      <p>{t('failure.notFoundNext')}</p>
      <p>
        <Link to="/">{t('failure.toStart')}</Link>
      </p>
    </Page>
  );
}
