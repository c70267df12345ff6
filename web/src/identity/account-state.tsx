import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { StateMark } from '../ui/state-mark';

const signs = { invited: 'in_review', active: 'published', suspended: 'discarded' } as const;

export function AccountState({ state }: Pick<Schemas['DeskAccountItem'], 'state'>) {
  const { t } = useTranslation('identity');
  return <StateMark sign={signs[state]}>{t(`people.states.${state}`)}</StateMark>;
}
