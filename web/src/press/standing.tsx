import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client';
import { useMoments } from '../i18n/moments';
import { useMay } from '../session/me';
import { FailureBox } from '../ui/failure';
import { Moment } from '../ui/moment';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';
import { AcceptDialog } from './accept-dialog';

/** Whether my agency reads early, why not, and which terms wait to be accepted. */
export function Standing({ standing }: { standing: Schemas['EarlyAccess'] }) {
  const { t } = useTranslation('press');
  const may = useMay();
  const { short, isPast } = useMoments();
  const [accepting, accept] = useState<number>();
  const { mayReadEarly, reasons, terms, acceptances } = standing;
  // The next version may be out before it is in force, and can be accepted by then.
  const newest = api.useQuery('get', '/api/v1/press-terms', { params: { query: { limit: 1 } } });
  const wait = [terms, newest.data?.items[0]].filter(
    (each, index, all) =>
      each &&
      all.findIndex((other) => other?.version === each.version) === index &&
      !acceptances.some(({ version }) => version === each.version),
  );
  return (
    <Section title={t('room.standing')}>
      {mayReadEarly ? (
        <p>{t('room.mayRead')}</p>
      ) : (
        <FailureBox title={t('room.mayNotRead')}>
          {reasons.map(({ type, title }) => (
            <p key={type}>{title}</p>
          ))}
        </FailureBox>
      )}
      <ul className={sections['steps']}>
        {wait.map((each) => (
          <li key={each!.version}>
            <div>
              <b>{t('terms.version', { version: each!.version })}</b>
              <p className={sections['sub']}>
                {isPast(each!.inForceFrom)
                  ? t('room.toAccept')
                  : t('room.toAcceptBy', { at: short(each!.inForceFrom) })}
              </p>
            </div>
            {may('early-access.accept') ? (
              <Button variant={each === wait[0] ? 'filled' : 'default'} onClick={() => accept(each!.version)}>
                {t('room.readTerms', { version: each!.version })}
              </Button>
            ) : (
              <span className={sections['sub']}>{t('room.managerAccepts')}</span>
            )}
          </li>
        ))}
        {acceptances.map(({ version, acceptedAt, acceptedByName }) => (
          <li key={version}>
            <span>{t('terms.version', { version })}</span>
            <span className={sections['sub']}>
              {t('room.acceptedBy', { name: acceptedByName })}, <Moment at={acceptedAt} />
            </span>
          </li>
        ))}
      </ul>
      {accepting !== undefined && <AcceptDialog version={accepting} onClose={() => accept(undefined)} />}
    </Section>
  );
}
