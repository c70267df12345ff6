import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useNames } from '../../api/reference';
import { waitsFor } from './decision';

interface WaitingProps {
  readonly version: Schemas['DeskVersion'];
  /** That it was agreed to is said beside already. */
  readonly told: boolean;
}

/** To whoever has agreed: that it is done, and for whom the version waits now. */
export function Waiting({ version, told }: WaitingProps) {
  const { t } = useTranslation('review');
  const { nameOf } = useNames('organisations');
  const { silent, endorsement } = waitsFor(version);
  const what = [
    ...silent.map((organisation) => t('waits.agreement', { name: nameOf(organisation) })),
    ...(endorsement ? [t('waits.endorsement')] : []),
    t('waits.approval', { name: nameOf(version.organisation) }),
  ];
  return (
    <p>
      {!told && `${t('hasAgreed')} `}
      {t('waits.for', { what: what.join('; ') })}
    </p>
  );
}
