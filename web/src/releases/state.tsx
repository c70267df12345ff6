import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { StateMark } from '../ui/state-mark';

type Seen = Pick<Schemas['DeskReleaseItem'], 'standing' | 'state'>;

/** What is taken back is nothing else any more, whatever its newest version is. */
export const signOf = ({ standing, state }: Seen) => (standing === 'retracted' ? 'retracted' : state);

export function ReleaseState(seen: Seen) {
  const { t } = useTranslation('releases');
  const sign = signOf(seen);
  return <StateMark sign={sign}>{t(`states.${sign}`)}</StateMark>;
}
