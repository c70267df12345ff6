import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PasskeyUnusable } from '../api/passkeys';
import { problemOf } from '../api/problem';
import { Away } from '../api/reach';
import classes from './failure.module.css';

interface Told {
  readonly title: string;
  readonly next?: string | undefined;
}

/** What went wrong, why, and the way on. `again` tries once more what failed. */
export function Failure({ error, again }: { error: unknown; again?: () => unknown }) {
  const { t } = useTranslation();
  const { title, next } = useTold(error);
  return (
    <FailureBox title={title}>
      {next && <p>{next}</p>}
      {again && (
        <Button variant="default" onClick={() => void again()}>
          {t('failure.again')}
        </Button>
      )}
    </FailureBox>
  );
}

export function FailureBox({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes['failure']} role="alert">
      <IconAlertCircle size={20} stroke={1.75} aria-hidden />
      <div>
        <p className={classes['title']}>{title}</p>
        {children}
      </div>
    </div>
  );
}

function useTold(error: unknown): Told {
  const { t } = useTranslation();
  if (error instanceof Away) return { title: t(`failure.${error.who}`), next: t(`failure.${error.who}Next`) };
  if (error instanceof PasskeyUnusable)
    return { title: t(`passkey.${error.why}`), next: t(`passkey.${error.why}Next`) };
  const problem = problemOf(error);
  if (!problem) return { title: t('failure.unknown'), next: t('failure.unknownNext') };
  if (problem.status === 404) return { title: problem.title, next: t('failure.notFoundNext') };
  const details = [
    ...(problem.reasons ?? []).map(({ title }) => title),
    ...(problem.errors ?? []).map(({ detail }) => detail),
  ];
  const request = problem.status >= 500 ? t('failure.request', { id: problem.instance }) : undefined;
  return { title: problem.title, next: [...details, request].filter(Boolean).join(' ') || undefined };
}
