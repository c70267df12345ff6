import type { ComponentChildren } from 'preact';

/** A line feed is a break. */
export function lines(text: string): ComponentChildren {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br />, line]));
}
