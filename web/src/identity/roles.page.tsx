import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';
import classes from './identity.module.css';

/** What each role allows, in words. */
export function RolesPage() {
  const { t } = useTranslation(['identity', 'common']);
  const list = api.useQuery('get', '/api/v1/desk/roles');
  return (
    <Page title={t('common:screens.roles')} sub={t('roles.help')}>
      <Loaded query={list}>
        {({ items }) => (
          <div className={sections['sections']}>
            {items.map(({ key, name, secondFactor, permissions }) => (
              <Section key={key} title={name}>
                {secondFactor && <p className={sections['sub']}>{t('roles.secondFactor')}</p>}
                <div className={classes['areas']}>
                  {[...new Set(permissions.map(({ area }) => area))].map((area) => (
                    <div key={area}>
                      <h3>{area}</h3>
                      <ul>
                        {permissions
                          .filter((permission) => permission.area === area)
                          .map((permission) => (
                            <li key={permission.key}>{permission.text}</li>
                          ))}
                      </ul>
                    </div>
                  ))}
                </div>
              </Section>
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  );
}
