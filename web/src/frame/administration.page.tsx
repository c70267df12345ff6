import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page';
import classes from './administration.module.css';
import { useAdministration } from './screens';

/** The way to everything that is administered, each with a line that says what is done there. */
export function AdministrationPage() {
  const { t } = useTranslation();
  const groups = useAdministration();
  return (
    <Page title={t('screens.administration')}>
      <div className={classes['groups']}>
        {groups.map(({ group, of }) => (
          <section key={group}>
            <h2>{t(`administration.${group}`)}</h2>
            <ul>
              {of.map(({ to, title }) => (
                <li key={to}>
                  <Link to={to}>{t(`screens.${title}`)}</Link>
                  <p>{t(`administration.about.${title}`)}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
