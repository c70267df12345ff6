import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client';
import { useMoments } from '../i18n/moments';
import { useMe } from '../session/me';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { type Column, RecordTable } from '../ui/record-table';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';
import { useValueText } from './value-text';

type Setting = Schemas['Setting'];

/** More than there are. */
const ALL = 100;
const groups = ['platform', 'portal', 'releases', 'identity', 'distribution'] as const;
const groupOf = ({ key }: Setting) => groups.find((group) => key.startsWith(`${group}.`)) ?? 'others';

/** What holds now for the organisation acted for. */
export function SettingsPage() {
  const { t } = useTranslation(['settings', 'common']);
  const { actingFor, organisations } = useMe();
  const columns = useSettingColumns();
  const list = api.useQuery('get', '/api/v1/desk/settings', { params: { query: { limit: ALL } } });
  const organisation = organisations.find(({ id }) => id === actingFor)?.name ?? '';
  return (
    <Page title={t('common:screens.settings')} sub={t('help', { organisation })}>
      <Loaded query={list}>
        {({ items }) => (
          <div className={sections['sections']}>
            {[...groups, 'others' as const]
              .map((group) => ({ group, rows: items.filter((item) => groupOf(item) === group) }))
              .filter(({ rows }) => rows.length > 0)
              .map(({ group, rows }) => (
                <Section key={group} title={t(`groups.${group}`)}>
                  <RecordTable
                    caption={t(`groups.${group}`)}
                    rows={rows}
                    columns={columns}
                    keyOf={({ key }) => key}
                  />
                </Section>
              ))}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function useSettingColumns(): readonly Column<Setting>[] {
  const { t } = useTranslation('settings');
  const { short } = useMoments();
  const textOf = useValueText();
  const source = ({ source: whose, effectiveFrom }: Setting): string =>
    whose === 'initial' || !effectiveFrom
      ? t('sources.initial')
      : t('since', { source: t(`sources.${whose}`), at: short(effectiveFrom) });
  const value = (setting: Setting): string =>
    setting.usable ? textOf(setting, setting.value) : t('unusable');
  return [
    {
      label: t('setting'),
      show: ({ key, name, help }) => (
        <>
          <Link to="/administration/settings/$key" params={{ key }}>
            {name}
          </Link>
          <p className={sections['sub']}>{help}</p>
        </>
      ),
      text: ({ name }) => name,
    },
    { label: t('value'), bare: true, show: (setting) => <b>{value(setting)}</b>, text: value },
    { label: t('source'), bare: true, show: source, text: source },
  ];
}
