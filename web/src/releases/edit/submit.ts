import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchApi, type Schemas } from '../../api/client';
import { useKeyOf } from '../../ui/use-key';
import { releaseKey } from './records';

interface SubmitOptions {
  readonly release: Schemas['DeskRelease'];
  /** Saves what is not saved; false when it can't be. */
  readonly flush: () => Promise<boolean>;
  readonly onDone: () => void;
}

export type Submit = ReturnType<typeof useSubmit>;

/** Hands the version to the approvers, once everything that was written is saved. */
export function useSubmit({ release, flush, onDone }: SubmitOptions) {
  const queries = useQueryClient();
  const { keyOf } = useKeyOf();
  const [sending, setSending] = useState(false);
  const [unsaved, setUnsaved] = useState(false);
  const [error, setError] = useState<unknown>();
  const { id } = release;
  const send = async () => {
    const isSaved = await flush();
    setUnsaved(!isSaved);
    if (!isSaved) return;
    // Each saving of words gave the version another tag.
    const { data: version, error: away } = await fetchApi.GET('/api/v1/desk/releases/{id}/versions/open', {
      params: { path: { id } },
    });
    if (!version) throw away;
    const { data, error: refused } = await fetchApi.POST('/api/v1/desk/releases/{id}/versions/open/submit', {
      params: { path: { id }, header: { 'If-Match': version.etag, 'Idempotency-Key': keyOf(version.etag) } },
      body: { stateSecretConfirmed: true },
    });
    if (!data) throw refused;
    onDone();
  };
  const submit = async () => {
    setSending(true);
    setError(undefined);
    try {
      await send();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setSending(false);
      await queries.invalidateQueries({ queryKey: releaseKey(id) });
    }
  };
  return { submit, sending, unsaved, error };
}
