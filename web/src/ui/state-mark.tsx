import { IconArrowBackUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './state-mark.module.css';

const stitch = 'M12 4l8 8-8 8-8-8z';
const broken = <path d={stitch} strokeDasharray="3 3.2" />;

/** The stitch fills as a version ripens. */
const signs = {
  draft: { tone: 'rest', sign: broken },
  in_review: {
    tone: 'wait',
    sign: (
      <>
        <path d={stitch} />
        <path d="M12 4l-8 8 8 8z" fill="currentColor" />
      </>
    ),
  },
  approved: {
    tone: 'go',
    sign: (
      <>
        <path d={stitch} />
        <path d="M8.8 12.2l2.2 2.2 4.2-4.6" />
      </>
    ),
  },
  scheduled: {
    tone: 'go',
    sign: (
      <>
        <path d={stitch} />
        <path d="M12 8.8V12l2.4 1.6" />
      </>
    ),
  },
  published: { tone: 'go', sign: <path d={stitch} fill="currentColor" /> },
  superseded: {
    tone: 'rest',
    sign: (
      <>
        <path d={stitch} />
        <path d="M12 9.5l2.5 2.5-2.5 2.5-2.5-2.5z" fill="currentColor" />
      </>
    ),
  },
  retracted: {
    tone: 'gone',
    sign: (
      <>
        <path d={stitch} />
        <path d="M3 12h18" strokeWidth="3" />
      </>
    ),
  },
  discarded: {
    tone: 'rest',
    sign: (
      <>
        {broken}
        <path d="M5 19L19 5" />
      </>
    ),
  },
  'sent-back': { tone: 'fix', sign: undefined },
  failed: {
    tone: 'fix',
    sign: (
      <>
        <path d={stitch} />
        <path d="M9.5 9.5l5 5M14.5 9.5l-5 5" />
      </>
    ),
  },
} as const satisfies Record<string, { tone: string; sign: ReactNode }>;
export type Sign = keyof typeof signs;

/** A state: its sign, its word, its tone. */
export function StateMark({ sign, children }: { sign: Sign; children: ReactNode }) {
  const { tone, sign: paths } = signs[sign];
  return (
    <span className={`${classes['mark']} ${classes[tone]}`}>
      {paths ? (
        <svg viewBox="0 0 24 24" aria-hidden>
          {paths}
        </svg>
      ) : (
        <IconArrowBackUp size={18} stroke={1.75} aria-hidden />
      )}
      {children}
    </span>
  );
}
