import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { useDay } from '../i18n/moments';
import { StateMark } from '../ui/state-mark';

type Item = Schemas['AccreditationItem'];

const signs = { accredited: 'published', suspended: 'in_review', ended: 'discarded' } as const;

export function AccreditationState({ state }: Pick<Item, 'state'>) {
  const { t } = useTranslation('press');
  return <StateMark sign={signs[state]}>{t(`agencies.states.${state}`)}</StateMark>;
}

/** From which day to which it is valid. */
export function useDays() {
  const { t } = useTranslation('press');
  const day = useDay();
  return ({ validFrom, validTo }: Item): string =>
    validTo
      ? t('agencies.fromTo', { from: day(validFrom), to: day(validTo) })
      : t('agencies.from', { from: day(validFrom) });
}
