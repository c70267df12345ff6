import { Button, Radio, VisuallyHidden } from '@mantine/core';
import '@mantine/core/styles/Radio.layer.css';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Failure } from '../../ui/failure';
import { Wizard } from '../../ui/wizard';
import classes from './standing.module.css';
import { inForce, StandingPage, useToRelease } from './standing-page';
import { useVerb } from './use-verb';

const route = getRouteApi('/releases/$id/correct');

/** Begins the next version of what is public. */
export function CorrectPage() {
  const { t } = useTranslation('standing');
  const { id } = route.useParams();
  return (
    <StandingPage id={id} title={t('correct.title')} verb="correct">
      {(release) => <Steps fresh={release} />}
    </StandingPage>
  );
}

function Steps({ fresh }: { fresh: Schemas['DeskRelease'] }) {
  const { t } = useTranslation('standing');
  const toRelease = useToRelease(fresh.id);
  const navigate = useNavigate();
  const toWriting = () => void navigate({ to: '/releases/$id/edit', params: { id: fresh.id } });
  const { release, error, sending, send } = useVerb('correct', fresh, toWriting);
  const [minor, setMinor] = useState(false);
  const { version, text } = inForce(release);
  const kinds = [
    { value: false, label: t('correct.substantive'), help: t('correct.substantiveHelp') },
    { value: true, label: t('correct.minor'), help: t('correct.minorHelp') },
  ];
  return (
    <Wizard
      onCancel={toRelease}
      steps={[
        {
          name: t('correct.kind'),
          body: (
            <Radio.Group
              label={<VisuallyHidden>{t('correct.kind')}</VisuallyHidden>}
              value={String(minor)}
              onChange={(value) => setMinor(value === 'true')}
            >
              <div className={classes['choice']}>
                {kinds.map(({ value, label, help }) => (
                  <Radio key={label} value={String(value)} label={label} description={help} />
                ))}
              </div>
            </Radio.Group>
          ),
        },
        {
          name: t('review'),
          body: (
            <>
              {error !== undefined && <Failure error={error} />}
              <p>{t('correct.next')}</p>
              <dl className={classes['facts']}>
                <div>
                  <dt>{t('correct.kind')}</dt>
                  <dd>{t(minor ? 'correct.minor' : 'correct.substantive')}</dd>
                </div>
                <div>
                  <dt>{t('whom')}</dt>
                  <dd>{t(minor ? 'quiet' : 'wire')}</dd>
                </div>
              </dl>
              {!minor && (
                <section aria-label={t('publicView')}>
                  <p className={classes['help']}>{t('publicView')}</p>
                  <div className={classes['corrected']}>
                    <b>{t('correct.corrected')}</b>
                    <p lang={version.sourceLang}>{text.title}</p>
                  </div>
                </section>
              )}
            </>
          ),
        },
      ]}
      finish={
        <Button loading={sending} onClick={() => void send({ minor })}>
          {t('correct.begin')}
        </Button>
      }
    />
  );
}
