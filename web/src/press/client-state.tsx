import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { StateMark } from '../ui/state-mark';

export function ClientState({ state }: Pick<Schemas['ClientItem'], 'state'>) {
  const { t } = useTranslation('press');
  return (
    <StateMark sign={state === 'active' ? 'published' : 'discarded'}>
      {t(`clients.states.${state}`)}
    </StateMark>
  );
}
