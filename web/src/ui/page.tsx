import { type ReactNode, useEffect, useRef } from 'react';
import { useBrand } from '../api/brand';
import classes from './page.module.css';

interface PageProps {
  readonly title: string;
  /** A line under the title. */
  readonly sub?: ReactNode;
  /** Beside the title: at most one filled button. */
  readonly actions?: ReactNode;
  /** The title is the province's own words, in this language. */
  readonly official?: string | undefined;
  readonly children: ReactNode;
}

/** Every screen: its title, what can be done, and what it shows. Its title is read aloud when one arrives. */
export function Page({ title, sub, actions, official, children }: PageProps) {
  const { name } = useBrand();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} | ${name}`;
  }, [title, name]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <header className={classes['head']}>
        <div>
          <h1 ref={heading} tabIndex={-1} lang={official} className={official && classes['official']}>
            {title}
          </h1>
          {sub && <div className={classes['sub']}>{sub}</div>}
        </div>
        {actions && <div className={classes['actions']}>{actions}</div>}
      </header>
      {children}
    </>
  );
}
