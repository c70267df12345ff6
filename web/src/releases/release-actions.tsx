import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Actions } from '../ui/actions';
import classes from './release.module.css';
import { VerbDialog } from './verb-dialog';
import { screenOf, type Subject, type VerbName, withButtons } from './verbs';

/** What may be done with a release and one of its versions, and that it was done. */
export function ReleaseActions({ release, version }: Required<Subject>) {
  const { t } = useTranslation('releases');
  const [done, setDone] = useState<VerbName>();
  // Each verb carries the tag of what it is done to.
  const actions = withButtons([
    ...version.actions.map((action) => ({ ...action, subject: { release, version } as Subject })),
    ...release.actions.map((action) => ({ ...action, subject: { release } as Subject })),
  ]);
  // As it was when it was chosen: what somebody changes meanwhile is refused, not done unread.
  const [chosen, choose] = useState<(typeof actions)[number]>();
  const navigate = useNavigate();
  const act = (verb: string): void => {
    const action = actions.find((each) => each.verb === verb)!;
    const to = screenOf(action.verb);
    if (!to) choose(action);
    else void navigate({ to, params: { id: release.id }, search: { version: version.id } });
  };
  return (
    <section className={classes['actions']}>
      <p role="status" className={classes['done']}>
        {done && t(`done.${done}`)}
      </p>
      {actions.length > 0 && (
        <>
          <h2>{t('actions')}</h2>
          <Actions
            actions={actions}
            labelOf={(verb) => t(`verbs.${verb as VerbName}`)}
            quiet={['retract', 'propose-redaction', 'confirm-redaction']}
            why={t('why')}
            onAct={act}
          />
        </>
      )}
      {chosen && (
        <VerbDialog {...chosen} onClose={() => choose(undefined)} onDone={() => setDone(chosen.verb)} />
      )}
    </section>
  );
}
