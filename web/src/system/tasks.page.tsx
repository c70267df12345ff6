import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page';
import sections from '../ui/sections.module.css';
import { FailedJobs } from './failed-jobs';
import { Queues } from './queues';
import { ScheduledTasks } from './scheduled-tasks';

/** What the server does by itself, what waits, and what failed. */
export function TasksPage() {
  const { t } = useTranslation(['system', 'common']);
  return (
    <Page title={t('common:screens.tasks')} sub={t('tasks.help')}>
      <div className={sections['sections']}>
        <FailedJobs />
        <ScheduledTasks />
        <Queues />
      </div>
    </Page>
  );
}
