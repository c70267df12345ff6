import type { Translation } from '../translation';
import type { calendar as vi } from '../vi/calendar';

export const calendar: Translation<typeof vi> = {
  period: 'Period',
  week: '{{from}} to {{to}}',
  previousWeek: 'Previous week',
  nextWeek: 'Next week',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  today: 'Today',
  byWeek: 'Week',
  byMonth: 'Month',
  empty:
    'Nothing in this period. What is scheduled or wished for, events and what went out will appear here.',
  more: 'More',
  what: {
    planned: 'Scheduled',
    wished: 'Wished for, not scheduled',
    event: 'Event',
    'release.published': 'Published',
    'release.corrected': 'Corrected',
    'release.translated': 'Translation added',
    'release.retracted': 'Retracted',
    'release.redacted': 'Erased by law',
  },
};
