import { useTranslation } from 'react-i18next';
import { Away } from '../api/reach';
import { useMoments } from '../i18n/moments';
import { Failure } from '../ui/failure';
import type { AutosaveState } from './autosave';
import classes from './save-status.module.css';

type Seen = Pick<AutosaveState<never>, 'status' | 'savedAt' | 'error' | 'because'>;

const worst = ['conflict', 'refused', 'away', 'saving', 'changed', 'saved'] as const;

/** How far the records of a page are saved: as far as the one that is least so. */
export function SaveStatus({ of }: { of: readonly Seen[] }) {
  const { t } = useTranslation('writing');
  const { seconds } = useMoments();
  const status = worst.find((each) => of.some((seen) => seen.status === each))!;
  const { error } = of.find((seen) => seen.status === status)!;
  const savedAt = of.map((seen) => seen.savedAt?.getTime() ?? 0).reduce((a, b) => Math.max(a, b), 0);
  const because = of.find((seen) => seen.because)?.because;
  const said = () => {
    if (status === 'away') return t(`status.${error instanceof Away ? error.who : 'server'}`);
    if (status === 'saved' && savedAt > 0) return t('status.savedAt', { at: seconds(new Date(savedAt)) });
    return t(`status.${status}`);
  };
  return (
    <>
      <span role="status" className={classes[status]}>
        {said()}
      </span>
      {because && <span role="status">{t(`because.${because}`)}</span>}
    </>
  );
}

/** Why the server does not take what was written. */
export function SaveFailure({ of }: { of: readonly Seen[] }) {
  const refused = of.find(({ status }) => status === 'refused');
  return refused ? <Failure error={refused.error} /> : null;
}
