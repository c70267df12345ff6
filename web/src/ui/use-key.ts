import { useRef } from 'react';
import { newKey } from '../api/once';

/**
 * An Idempotency-Key for what is sent: the same one as long as the same is sent again, because its answer was lost. What was
 * changed since is something else, and so is the same after it was `done`.
 */
export function useKeyOf() {
  const last = useRef({ text: '', key: '' });
  const keyOf = (what: unknown): string => {
    const text = JSON.stringify(what);
    if (last.current.text !== text) last.current = { text, key: newKey() };
    return last.current.key;
  };
  const done = (): void => void (last.current = { text: '', key: '' });
  return { keyOf, done };
}
