import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { useMay, useMe } from '../session/me';

/** For whom a value may be set: an organisation by its id, or the whole installation, without one. */
export interface Whose {
  readonly value: string;
  readonly label: string;
}

/** The organisation acted for first; nothing while the setting is not known. */
export function useWhose(setting: Schemas['Setting'] | undefined): readonly Whose[] {
  const { t } = useTranslation('settings');
  const may = useMay();
  const { actingFor = '', organisations } = useMe();
  if (!setting) return [];
  const own = organisations.find(({ id }) => id === actingFor)?.name ?? '';
  return [
    ...(setting.perOrganisation && may('settings.write') ? [{ value: actingFor, label: own }] : []),
    ...(may('settings.write-everywhere') ? [{ value: '', label: t('sources.installation') }] : []),
  ];
}
