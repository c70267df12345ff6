import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Schemas } from '../../api/client';
import { newKey } from '../../api/once';
import { noWords, perform, type VerbName, type Words } from '../verbs';

/** Does a verb on the release as it was when its steps began, once. */
export function useVerb(verb: VerbName, fresh: Schemas['DeskRelease'], onDone: () => void) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  const [release] = useState(fresh);
  const [state, setState] = useState<{ readonly error?: unknown; readonly sending: boolean }>({
    sending: false,
  });
  const send = async (words: Partial<Words>): Promise<void> => {
    setState({ sending: true });
    try {
      await perform(verb, { release }, { ...noWords, ...words }, key.current);
      onDone();
    } catch (error) {
      // What is sent then may say something else.
      key.current = newKey();
      setState({ error, sending: false });
    } finally {
      await queries.invalidateQueries();
    }
  };
  return { ...state, release, send };
}
