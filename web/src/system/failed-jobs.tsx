import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, fetchApi, type Schemas } from '../api/client';
import { useMoments } from '../i18n/moments';
import { useMay } from '../session/me';
import { ActDialog } from '../ui/act-dialog';
import { CsvButton } from '../ui/csv-button';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { Pager } from '../ui/pager';
import type { Column } from '../ui/record-table';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';
import classes from './system.module.css';
import { useTaskNames } from './task-names';

type Job = Schemas['FailedJob'];
const verbs = ['retry', 'dismiss'] as const;

const route = getRouteApi('/administration/tasks');
const POLL_MS = 10_000;

/** Jobs that failed for good: each is tried again or given up by somebody. */
export function FailedJobs() {
  const { t } = useTranslation('system');
  const may = useMay();
  const { short, full } = useMoments();
  const { queueName } = useTaskNames();
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const [chosen, choose] = useState<{ job: Job; verb: (typeof verbs)[number] }>();
  const list = api.useQuery(
    'get',
    '/api/v1/desk/failed-jobs',
    { params: { query: { cursor } } },
    { refetchInterval: POLL_MS },
  );
  const column = (label: string, text: (job: Job) => string): Column<Job> => ({ label, show: text, text });
  const told = [
    column(t('tasks.queue'), ({ queue }) => queueName(queue)),
    column(t('tasks.failedAt'), ({ failedAt }) => full(failedAt)),
    column(t('tasks.error'), ({ error }) => error ?? ''),
  ];
  const titleOf = ({ queue, failedAt }: Job) => `${queueName(queue)}, ${short(failedAt)}`;
  return (
    <Section title={t('tasks.failed')}>
      <Loaded query={list}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <p className={sections['sub']}>{t('tasks.noneFailed')}</p>}
            <ul className={sections['steps']}>
              {items.map((job) => (
                <li key={job.id}>
                  <div>
                    <p>
                      <b>{queueName(job.queue)}</b>, <Moment at={job.failedAt} />
                    </p>
                    <p className={sections['sub']}>{job.error ?? t('tasks.noWords')}</p>
                  </div>
                  {may('tasks.write') && (
                    <div className={classes['row']}>
                      {verbs.map((verb) => (
                        <Button
                          key={verb}
                          variant="default"
                          aria-label={`${t(`tasks.verbs.${verb}`)}: ${titleOf(job)}`}
                          onClick={() => choose({ job, verb })}
                        >
                          {t(`tasks.verbs.${verb}`)}
                        </Button>
                      ))}
                    </div>
                  )}
                </li>
              ))}
            </ul>
            {items.length > 0 && <CsvButton file={t('tasks.failed')} rows={items} columns={told} />}
            <Pager
              next={next}
              further={cursor !== undefined}
              onGo={(to) => void navigate({ search: { cursor: to } })}
            />
          </>
        )}
      </Loaded>
      {chosen && (
        <ActDialog
          act={t(`tasks.verbs.${chosen.verb}`)}
          title={`${t(`tasks.verbs.${chosen.verb}`)}: ${titleOf(chosen.job)}`}
          consequence={t(`tasks.consequences.${chosen.verb}`)}
          send={async ({ key }) => {
            const params = { path: { job: chosen.job.id }, header: { 'Idempotency-Key': key } };
            const { error, response } = await fetchApi.POST(`/api/v1/desk/failed-jobs/{job}/${chosen.verb}`, {
              params,
            });
            if (!response.ok) throw error;
          }}
          onClose={() => choose(undefined)}
        />
      )}
    </Section>
  );
}
