import type { ReactNode } from 'react';
import classes from './empty.module.css';

/** What will appear here, and the one act that begins it. */
export function Empty({ title, help, children }: { title: string; help: string; children?: ReactNode }) {
  return (
    <div className={classes['empty']}>
      <h2>{title}</h2>
      <p>{help}</p>
      {children}
    </div>
  );
}
