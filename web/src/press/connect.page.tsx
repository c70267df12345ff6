import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/me';
import { CopyText } from '../ui/copy-text';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';

/** How the system of a newsroom follows the province: what to send, with this server's address. */
export function ConnectPage() {
  const { t } = useTranslation('press');
  const may = useMay();
  const server = location.origin;
  return (
    <Page title={t('room.connect')} sub={t('connect.help')}>
      <div className={sections['sections']}>
        <Section title={t('connect.wire')}>
          <p className={sections['measure']}>{t('connect.wireHelp')}</p>
          <CopyText label={t('connect.wire')} text={`curl '${server}/api/v1/wire?from=0&limit=100'`} />
        </Section>
        <Section title={t('connect.token')}>
          <p className={sections['measure']}>{t('connect.tokenHelp')}</p>
          {may('clients.read') && (
            <p>
              <Link to="/administration/clients">{t('room.clients')}</Link>
            </p>
          )}
          <CopyText
            label={t('connect.token')}
            text={`curl -u 'CLIENT_ID:CLIENT_SECRET' -d grant_type=client_credentials '${server}/oauth/token'`}
          />
        </Section>
        <Section title={t('connect.embargoed')}>
          <p className={sections['measure']}>{t('connect.embargoedHelp')}</p>
          <CopyText
            label={t('connect.embargoed')}
            text={`curl -H 'Authorization: Bearer ACCESS_TOKEN' '${server}/api/v1/embargoed'`}
          />
        </Section>
        <Section title={t('connect.feeds')}>
          <p className={sections['measure']}>{t('connect.feedsHelp')}</p>
          <ul className={sections['steps']}>
            {(['rss.xml', 'atom.xml', 'feed.json'] as const).map((feed) => (
              <li key={feed}>
                <a href={`/feeds/${feed}`}>{`${server}/feeds/${feed}`}</a>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t('connect.more')}>
          <ul className={sections['steps']}>
            <li>
              <a href="/api/docs">{t('connect.docs')}</a>
            </li>
            <li>
              <a href="/api/openapi.json">{t('connect.openapi')}</a>
            </li>
          </ul>
          <p className={sections['measure']}>{t('connect.guide')}</p>
        </Section>
      </div>
    </Page>
  );
}
