import type { desk as vi } from '../vi/desk';
import type { Translation } from '../translation';

export const desk = {
  sections: {
    waiting: 'Waits for me',
    failed: 'Failed',
    planned: 'The next seven days',
    begun: 'What I am at',
    wentOut: 'The last seven days',
  },
  empty: {
    waiting:
      'Nothing waits for you. Releases to approve, translations to review and what was sent back will appear here.',
    failed: 'Nothing failed. Deliveries and jobs that could not be done will appear here.',
    planned: 'Nothing is planned. Releases with an hour will appear here in order.',
    begun: 'There are no drafts. Releases and translations that you write will appear here.',
    wentOut: 'Nothing went out in seven days. Publications, corrections and retractions will appear here.',
  },
  due: 'before {{at}}',
  overdue: 'overdue since {{at}}',
  more: 'There is more; these come first.',
} satisfies Translation<typeof vi>;
