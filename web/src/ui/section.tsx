import type { ReactNode } from 'react';
import classes from './sections.module.css';

/** A part of a screen, under its heading and a rule. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes['section']}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
