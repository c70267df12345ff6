import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client';
import { Loaded } from '../ui/loaded';
import { type Column, RecordTable } from '../ui/record-table';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';
import { useTaskNames } from './task-names';

type Queue = Schemas['JobQueues']['items'][number];

const POLL_MS = 10_000;

/** Work after the commit: how much of it waits. */
export function Queues() {
  const { t } = useTranslation('system');
  const { queueName } = useTaskNames();
  const list = api.useQuery('get', '/api/v1/desk/queues', {}, { refetchInterval: POLL_MS });
  const columns: readonly Column<Queue>[] = [
    {
      label: t('tasks.queue'),
      show: ({ name }) => (
        <>
          <b>{queueName(name)}</b>
          <p className={sections['sub']}>
            <code>{name}</code>
          </p>
        </>
      ),
      text: ({ name }) => name,
    },
    {
      label: t('tasks.waiting'),
      show: ({ waiting }) => waiting,
      text: ({ waiting }) => String(waiting),
    },
    { label: t('tasks.active'), show: ({ active }) => active, text: ({ active }) => String(active) },
  ];
  return (
    <Section title={t('tasks.queuesTitle')}>
      <Loaded query={list}>
        {({ items }) => (
          <RecordTable
            caption={t('tasks.queuesTitle')}
            file={t('tasks.queuesTitle')}
            rows={items}
            columns={columns}
            keyOf={({ name }) => name}
          />
        )}
      </Loaded>
    </Section>
  );
}
