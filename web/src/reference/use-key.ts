import { useRef } from 'react';
import { newKey } from '../api/once';

/** An Idempotency-Key for what is sent: the same one as long as it is the same that is sent again. */
export function useKeyOf(): (body: object) => string {
  const last = useRef({ text: '', key: '' });
  return (body) => {
    const text = JSON.stringify(body);
    if (last.current.text !== text) last.current = { text, key: newKey() };
    return last.current.key;
  };
}
