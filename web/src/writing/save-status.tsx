import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Away } from '../api/reach';
import { useMoments } from '../i18n/moments';
import { ActDialog } from '../ui/act-dialog';
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

/** Why the server does not take what was written, and the way out: to go on without it. */
export function SaveFailure({
  of,
}: {
  of: readonly { state: Seen; autosave: { giveUp: () => Promise<void> } }[];
}) {
  const { t } = useTranslation('writing');
  const [asked, ask] = useState(false);
  const refused = of.filter(({ state }) => state.status === 'refused');
  if (refused.length === 0) return null;
  return (
    <>
      <Failure error={refused[0]!.state.error} />
      <div>
        <Button variant="default" onClick={() => ask(true)}>
          {t('giveUp.act')}
        </Button>
      </div>
      {asked && (
        <ActDialog
          act={t('giveUp.act')}
          consequence={t('giveUp.consequence')}
          send={() => Promise.all(refused.map(({ autosave }) => autosave.giveUp()))}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}
