import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useMoments } from '../i18n/moments';
import { Facts } from '../ui/facts';
import { FailureBox } from '../ui/failure';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { Page } from '../ui/page';
import { Pager } from '../ui/pager';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';
import { SetDialog } from './set-dialog';
import classes from './settings.module.css';
import { useValueText } from './value-text';
import { useWhose } from './whose';
import { WithdrawDialog } from './withdraw-dialog';

type History = Schemas['SettingHistory'];

const route = getRouteApi('/administration/settings/$key');

/** One setting: what holds now, everything that was set, and the next value. */
export function SettingPage() {
  const { t } = useTranslation('settings');
  const { key } = route.useParams();
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const [open, setOpen] = useState<'set' | 'withdraw'>();
  const query = api.useQuery('get', '/api/v1/desk/settings/{key}', {
    params: { path: { key }, query: { cursor } },
  });
  const setting = query.data?.setting;
  const whose = useWhose(setting);
  const close = () => setOpen(undefined);
  return (
    <Page
      title={setting?.name ?? t('setting')}
      sub={setting?.help}
      actions={
        whose.length > 0 && (
          <>
            <Button onClick={() => setOpen('set')}>{t('set')}</Button>
            <Button variant="default" onClick={() => setOpen('withdraw')}>
              {t('withdraw')}
            </Button>
          </>
        )
      }
    >
      <Loaded query={query}>
        {(history) => (
          <div className={sections['sections']}>
            <Now setting={history.setting} />
            <Section title={t('history')}>
              {history.items.length === 0 && <p className={sections['sub']}>{t('nothingSet')}</p>}
              <ul className={sections['steps']}>
                {history.items.map((entry) => (
                  <Entry key={entry.id} entry={entry} setting={history.setting} />
                ))}
              </ul>
              <Pager
                next={history.next}
                further={cursor !== undefined}
                onGo={(to) => void navigate({ search: { cursor: to } })}
              />
            </Section>
          </div>
        )}
      </Loaded>
      {setting && open === 'set' && <SetDialog setting={setting} whose={whose} onClose={close} />}
      {setting && open === 'withdraw' && <WithdrawDialog setting={setting} whose={whose} onClose={close} />}
    </Page>
  );
}

function Now({ setting }: Pick<History, 'setting'>) {
  const { t } = useTranslation('settings');
  const textOf = useValueText();
  const { value, usable, source, effectiveFrom, effectiveTo, legalBasis, initial, key } = setting;
  return (
    <Section title={t('now')}>
      {!usable && <FailureBox title={t('unusable')} />}
      <p className={classes['value']}>{textOf(setting, value)}</p>
      <Facts
        of={[
          [t('source'), t(`sources.${source}`)],
          [t('effectiveFrom'), effectiveFrom && <Moment key="from" at={effectiveFrom} />],
          [t('effectiveTo'), effectiveTo && <Moment key="to" at={effectiveTo} />],
          [t('legalBasis'), legalBasis],
          [t('initial'), textOf(setting, initial)],
          [t('key'), <code key="key">{key}</code>],
        ]}
      />
    </Section>
  );
}

function Entry({ entry, setting }: Pick<History, 'setting'> & { entry: History['items'][number] }) {
  const { t } = useTranslation('settings');
  const { nameOf } = useNames('organisations');
  const { short } = useMoments();
  const textOf = useValueText();
  const { withdrawn, value, organisation, legalBasis, effectiveFrom, effectiveTo, setByName, setAt } = entry;
  return (
    <li>
      <div>
        <p className={classes['value']}>{withdrawn ? t('withdrawn') : textOf(setting, value)}</p>
        <p className={sections['sub']}>
          {organisation ? nameOf(organisation) : t('sources.installation')},{' '}
          {effectiveTo
            ? t('fromTo', { from: short(effectiveFrom), to: short(effectiveTo) })
            : t('from', { from: short(effectiveFrom) })}
          {legalBasis && `, ${legalBasis}`}
        </p>
      </div>
      <span className={sections['sub']}>
        {setByName}, <Moment at={setAt} />
      </span>
    </li>
  );
}
