import { useTranslation } from 'react-i18next';

/** Tasks and queues in words; of one that this desk does not know, its id. */
export function useTaskNames() {
  const { t, i18n } = useTranslation('system');
  const word = (of: 'names' | 'queues', id: string): string => {
    const key = `tasks.${of}.${id.replaceAll('.', '_')}`;
    return i18n.exists(`system:${key}`) ? t(key as 'tasks.names.files_sweep') : id;
  };
  return {
    taskName: (id: string) => word('names', id),
    queueName: (id: string) => word('queues', id),
    /** As the server writes it: `every 600 s`, `daily at 06:30 (Asia/Ho_Chi_Minh)`. */
    rhythm: (text: string): string => {
      const [, seconds] = /^every (\d+) s$/.exec(text) ?? [];
      const [, at] = /^daily at (\S+)/.exec(text) ?? [];
      if (seconds) {
        const count = Number(seconds);
        return count % 60 === 0
          ? t('tasks.everyMinutes', { count: count / 60 })
          : t('tasks.everySeconds', { count });
      }
      return at ? t('tasks.dailyAt', { at }) : text;
    },
  };
}
