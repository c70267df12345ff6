import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useMay } from '../session/me';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';
import { EmbargoedList } from './embargoed-list';
import { Standing } from './standing';

/** What a press agency finds: whether it reads early, what there is to read, its machines, and how they connect. */
export function PressRoomPage() {
  const { t } = useTranslation(['press', 'common']);
  const may = useMay();
  const access = api.useQuery('get', '/api/v1/early-access');
  return (
    <Page title={t('common:screens.pressRoom')} sub={t('room.help')}>
      <Loaded query={access}>
        {(standing) => (
          <div className={sections['sections']}>
            <Standing standing={standing} />
            <Section title={t('room.embargoed')}>
              {standing.mayReadEarly ? (
                <EmbargoedList />
              ) : (
                <p className={sections['sub']}>{t('room.notYet')}</p>
              )}
            </Section>
            <Section title={t('room.machines')}>
              {may('clients.read') && (
                <p>
                  <Link to="/administration/clients">{t('room.clients')}</Link>
                  <br />
                  <span className={sections['sub']}>{t('room.clientsHelp')}</span>
                </p>
              )}
              <p>
                <Link to="/press-room/connect">{t('room.connect')}</Link>
                <br />
                <span className={sections['sub']}>{t('room.connectHelp')}</span>
              </p>
            </Section>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
