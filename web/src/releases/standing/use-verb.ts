import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { useKeyOf } from '../../ui/use-key';
import { noWords, perform, type VerbName, type Words } from '../verbs';

/** Does a verb on the release as it was when its steps began, once. */
export function useVerb(verb: VerbName, fresh: Schemas['DeskRelease'], onDone: () => void) {
  const queries = useQueryClient();
  const { keyOf } = useKeyOf();
  const [release] = useState(fresh);
  const [state, setState] = useState<{ readonly error?: unknown; readonly sending: boolean }>({
    sending: false,
  });
  const send = async (words: Partial<Words>): Promise<void> => {
    setState({ sending: true });
    try {
      await perform(verb, { release }, { ...noWords, ...words }, keyOf(words));
      onDone();
    } catch (error) {
      setState({ error, sending: false });
    } finally {
      await queries.invalidateQueries();
    }
  };
  return { ...state, release, send };
}
