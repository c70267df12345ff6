import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { Page } from '../ui/page';
import sections from '../ui/sections.module.css';
import { StateMark } from '../ui/state-mark';
import classes from './system.module.css';

type Part = Schemas['SystemHealth']['parts'][number];

const POLL_MS = 15_000;
const AGAIN_MS = 5000;
const signs = { ok: 'published', warning: 'in_review', failed: 'failed' } as const;
/** What must be mended is told first. */
const order: readonly Part['state'][] = ['failed', 'warning', 'ok'];

/** How each part of the installation is doing. It renews itself. */
export function HealthPage() {
  const { t } = useTranslation(['system', 'common']);
  const health = api.useQuery(
    'get',
    '/api/v1/desk/health',
    {},
    { refetchInterval: ({ state }) => (state.error ? AGAIN_MS : POLL_MS) },
  );
  return (
    <Page title={t('common:screens.health')} sub={t('health.help')}>
      <Loaded query={health}>
        {({ parts, version, startedAt }) => {
          const wrong = parts.filter(({ state }) => state !== 'ok').length;
          return (
            <>
              <p role="status" className={classes['lead']}>
                {wrong > 0 ? t('health.look', { count: wrong }) : t('health.allWell')}
              </p>
              <ul>
                {parts
                  .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
                  .map((part) => (
                    <li key={part.name} className={classes['part']}>
                      <b>{part.title}</b>
                      <StateMark sign={signs[part.state]}>{t(`health.states.${part.state}`)}</StateMark>
                      <p>{part.says}</p>
                      <p className={sections['sub']}>
                        {t('health.since')} <Moment at={part.since} />
                      </p>
                    </li>
                  ))}
                <li className={classes['part']}>
                  <b>{t('health.version')}</b>
                  <span />
                  <p>Khen {version}</p>
                  <p className={sections['sub']}>
                    {t('health.started')} <Moment at={startedAt} />
                  </p>
                </li>
              </ul>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
