import { Button } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import classes from './wizard.module.css';

export interface Step {
  readonly name: string;
  readonly body: ReactNode;
  /** Whether one may go on; it says beside its fields why not. */
  readonly check?: () => boolean;
}

interface WizardProps {
  readonly steps: readonly Step[];
  /** The button of the last step: what is done then. */
  readonly finish: ReactNode;
  readonly onCancel: () => void;
}

/** One question a step; the last shows what will be done. What was answered stays when one goes back. */
export function Wizard({ steps, finish, onCancel }: WizardProps) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const go = (to: number): void => {
    flushSync(() => setAt(to));
    // The title of the page is read when one arrives, the name of a step when one goes on.
    heading.current?.focus();
  };
  const step = steps[at]!;
  const last = at === steps.length - 1;
  return (
    <div className={classes['wizard']}>
      <ol className={classes['names']}>
        {steps.map(({ name }, index) => (
          <li key={name} aria-current={index === at ? 'step' : undefined}>
            {index + 1}. {name}
          </li>
        ))}
      </ol>
      <h2 ref={heading} tabIndex={-1}>
        <span className={classes['count']}>{t('wizard.step', { step: at + 1, count: steps.length })} </span>
        {step.name}
      </h2>
      <div className={classes['body']}>{step.body}</div>
      <div className={classes['buttons']}>
        {last ? (
          finish
        ) : (
          <Button onClick={() => step.check?.() !== false && go(at + 1)}>{t('wizard.next')}</Button>
        )}
        {at > 0 && (
          <Button variant="default" onClick={() => go(at - 1)}>
            {t('wizard.back')}
          </Button>
        )}
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
