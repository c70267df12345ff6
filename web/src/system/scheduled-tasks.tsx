import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, fetchApi, type Schemas } from '../api/client';
import { useMoments } from '../i18n/moments';
import { useMay } from '../session/me';
import { ActDialog } from '../ui/act-dialog';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { type Column, RecordTable } from '../ui/record-table';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';
import { StateMark } from '../ui/state-mark';
import classes from './system.module.css';
import { useTaskNames } from './task-names';

type Task = Schemas['ScheduledTask'];
type Verb = 'run' | 'pause' | 'resume';

const POLL_MS = 10_000;
/** More than there are. */
const ALL = 100;

/** Work that repeats: what came of it, when it is next, and the way to steer it. */
export function ScheduledTasks() {
  const { t } = useTranslation('system');
  const { taskName } = useTaskNames();
  const [chosen, choose] = useState<{ task: Task; verb: Verb }>();
  const columns = useTaskColumns((task, verb) => choose({ task, verb }));
  const list = api.useQuery(
    'get',
    '/api/v1/desk/tasks',
    { params: { query: { limit: ALL } } },
    { refetchInterval: POLL_MS },
  );
  return (
    <Section title={t('tasks.scheduled')}>
      <Loaded query={list}>
        {({ items }) => (
          <RecordTable caption={t('tasks.scheduled')} rows={items} columns={columns} keyOf={({ id }) => id} />
        )}
      </Loaded>
      {chosen && (
        <ActDialog
          act={t(`tasks.verbs.${chosen.verb}`)}
          title={`${t(`tasks.verbs.${chosen.verb}`)}: ${taskName(chosen.task.id)}`}
          consequence={t(`tasks.consequences.${chosen.verb}`)}
          send={async ({ key }) => {
            const params = { path: { key: chosen.task.id }, header: { 'Idempotency-Key': key } };
            const { data, error } = await fetchApi.POST(`/api/v1/desk/tasks/{key}/${chosen.verb}`, {
              params,
            });
            if (!data) throw error;
          }}
          onClose={() => choose(undefined)}
        />
      )}
    </Section>
  );
}

function useTaskColumns(onAct: (task: Task, verb: Verb) => void): readonly Column<Task>[] {
  const { t } = useTranslation('system');
  const may = useMay();
  const { full } = useMoments();
  const { taskName, rhythm } = useTaskNames();
  const stands = ({ running, paused, lastError, lastFinishedAt }: Task) => {
    if (running) return 'running';
    if (paused) return 'paused';
    if (lastError !== undefined) return 'failed';
    return lastFinishedAt ? 'succeeded' : 'notYet';
  };
  const signs = {
    running: 'scheduled',
    paused: 'in_review',
    failed: 'failed',
    succeeded: 'published',
    notYet: 'draft',
  } as const;
  const verbs = ({ paused }: Task): readonly Verb[] => (paused ? ['resume'] : ['run', 'pause']);
  return [
    {
      label: t('tasks.task'),
      show: ({ id, rhythm: how, lastError, lastResult }) => (
        <>
          <b>{taskName(id)}</b>
          <p className={sections['sub']}>
            <code>{id}</code>
            {how && `, ${rhythm(how)}`}
          </p>
          {(lastError ?? lastResult) && <p className={sections['sub']}>{lastError ?? lastResult}</p>}
        </>
      ),
      text: ({ id }) => id,
    },
    {
      label: t('tasks.last'),
      bare: true,
      show: (task) => (
        <>
          <StateMark sign={signs[stands(task)]}>{t(`tasks.stands.${stands(task)}`)}</StateMark>{' '}
          {task.lastFinishedAt && <Moment at={task.lastFinishedAt} />}
        </>
      ),
      text: (task) => t(`tasks.stands.${stands(task)}`),
    },
    {
      label: t('tasks.next'),
      show: ({ paused, dueAt }) => (paused ? '' : <Moment at={dueAt} />),
      text: ({ dueAt }) => full(dueAt),
    },
    ...(may('tasks.write')
      ? [
          {
            label: t('tasks.steer'),
            bare: true,
            show: (task: Task) => (
              <div className={classes['row']}>
                {verbs(task).map((verb) => (
                  <Button
                    key={verb}
                    variant="default"
                    aria-label={`${t(`tasks.verbs.${verb}`)}: ${taskName(task.id)}`}
                    onClick={() => onAct(task, verb)}
                  >
                    {t(`tasks.verbs.${verb}`)}
                  </Button>
                ))}
              </div>
            ),
          },
        ]
      : []),
  ];
}
