import { Button, Textarea } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Retraction } from '../../../generated/limits';
import type { Schemas } from '../../api/client';
import { Failure } from '../../ui/failure';
import { Wizard } from '../../ui/wizard';
import { languagesOf, type Notices, NoticesFields, NoticesRead, saidOf } from './notices';
import classes from './standing.module.css';
import { inForce, StandingPage, useToRelease } from './standing-page';
import { useVerb } from './use-verb';

const route = getRouteApi('/releases/$id/retract');

/** Takes a release back in public, for good. */
export function RetractPage() {
  const { t } = useTranslation('standing');
  const { id } = route.useParams();
  return (
    <StandingPage id={id} title={t('retract.title')} verb="retract">
      {(release) => <Steps fresh={release} />}
    </StandingPage>
  );
}

function Steps({ fresh }: { fresh: Schemas['DeskRelease'] }) {
  const { t } = useTranslation(['standing', 'common']);
  const toRelease = useToRelease(fresh.id);
  const { release, error, sending, send } = useVerb('retract', fresh, toRelease);
  const [reason, setReason] = useState('');
  const [notices, setNotices] = useState<Notices>({});
  const [missing, setMissing] = useState<'reason' | 'notice'>();
  const languages = languagesOf(release);
  const { text } = inForce(release);
  const needs = (what: 'reason' | 'notice', words: string | undefined) => (): boolean => {
    const said = Boolean(words?.trim());
    setMissing(said ? undefined : what);
    return said;
  };
  const required = t('common:failure.required');
  return (
    <Wizard
      onCancel={toRelease}
      steps={[
        {
          name: t('retract.reason'),
          check: needs('reason', reason),
          body: (
            <Textarea
              label={t('retract.reasonLabel')}
              description={t('retract.reasonHelp')}
              rows={4}
              maxLength={Retraction.reason.maxLength}
              value={reason}
              error={missing === 'reason' && required}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
          ),
        },
        {
          name: t('retract.notice'),
          check: needs('notice', notices[languages[0]!]),
          body: (
            <NoticesFields
              languages={languages}
              notices={notices}
              help={t('retract.noticeHelp')}
              error={missing === 'notice' ? required : undefined}
              onChange={setNotices}
            />
          ),
        },
        {
          name: t('review'),
          body: (
            <>
              {error !== undefined && <Failure error={error} />}
              <p>{t('retract.what')}</p>
              <dl className={classes['facts']}>
                <div>
                  <dt>{t('retract.reasonLabel')}</dt>
                  <dd>{reason}</dd>
                </div>
                <div>
                  <dt>{t('whom')}</dt>
                  <dd>{t('wire')}</dd>
                </div>
              </dl>
              <section aria-label={t('publicView')}>
                <p className={classes['help']}>{t('publicView')}</p>
                <div className={classes['gone']}>
                  <b>{t('retract.gone')}</b>
                  <p lang={text.lang}>{text.title}</p>
                </div>
                <NoticesRead notices={notices} />
              </section>
              <p className={classes['final']}>{t('retract.final')}</p>
            </>
          ),
        },
      ]}
      finish={
        <Button loading={sending} onClick={() => void send({ reason, notices: saidOf(notices) })}>
          {t('retract.act')}
        </Button>
      }
    />
  );
}
