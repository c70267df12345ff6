import { useEffect, useMemo, useRef, useState } from 'react';
import type { Schemas } from '../../api/client';
import { upload } from '../../api/files';
import { Away } from '../../api/reach';
import type { Draft } from '../../writing/use-autosave';
import type { TextFields, VersionFields } from './records';

/** A file that is on its way. */
export interface Upload {
  readonly key: number;
  readonly file: File;
  /** 0 to 1. */
  readonly share: number;
  /** Why it was not taken; `Away` while it is tried again. */
  readonly error?: unknown;
}
export type Uploads = ReturnType<typeof useUploads>;

/** Nothing can be handed in, or closed unasked, before it has arrived. */
const isOnItsWay = ({ error }: Upload): boolean => error === undefined || error instanceof Away;

const AGAIN_MS = 5000;
let last = 0;

const roleOf = ({ mediaType, signed }: Schemas['StoredFile']) =>
  mediaType.startsWith('image/') ? 'picture' : signed ? 'signed' : 'attachment';

/** Uploads files side by side, and enters each into the version once the server has it. */
export function useUploads(facts: Draft<VersionFields>, source: Draft<TextFields>) {
  const [pending, setPending] = useState<readonly Upload[]>([]);
  const change = (key: number, changes: Partial<Upload>) =>
    setPending((all) => all.map((each) => (each.key === key ? { ...each, ...changes } : each)));
  const remove = (key: number) => setPending((all) => all.filter((each) => each.key !== key));
  const wanted = useRef(new Map<number, AbortController>());
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => void (gone.current = true);
  }, []);
  const isBusy = pending.some(isOnItsWay);
  useEffect(() => {
    if (!isBusy) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isBusy]);

  /** Undefined when it was refused. While nobody is there, it is tried again. */
  const store = async (
    file: File,
    key: number,
    signal: AbortSignal,
  ): Promise<Schemas['StoredFile'] | undefined> => {
    try {
      const stored = await upload(file, (share) => change(key, { share, error: undefined }), signal);
      remove(key);
      return stored;
    } catch (error) {
      change(key, { error });
      if (!(error instanceof Away)) return undefined;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      return gone.current || signal.aborted ? undefined : store(file, key, signal);
    }
  };
  const begin = (file: File) => {
    last += 1;
    const key = last;
    setPending((all) => [...all, { key, file, share: 0 }]);
    const controller = new AbortController();
    wanted.current.set(key, controller);
    return store(file, key, controller.signal);
  };
  const dismiss = (key: number) => {
    wanted.current.get(key)?.abort();
    remove(key);
  };
  /** What a picture says of itself stands until somebody says it better. */
  const describe = (
    { sha256, caption, credit }: Schemas['StoredFile'],
    role: VersionFields['files'][number]['role'],
  ) => {
    const { fileWords } = source.autosave.current().fields;
    if (caption && !fileWords[sha256]?.caption) {
      const words = { ...fileWords, [sha256]: { ...fileWords[sha256], caption: caption.slice(0, 1000) } };
      source.autosave.change({ fileWords: words });
    }
    const { files } = facts.autosave.current().fields;
    if (files.some((each) => each.sha256 === sha256)) return;
    facts.autosave.change({
      files: [...files, { sha256, role, ...(credit && { credit: credit.slice(0, 300) }) }],
    });
  };
  const { autosave } = source;
  return useMemo(
    () => ({
      pending,
      isBusy,
      dismiss,
      add: (files: readonly File[]) => {
        for (const file of files) {
          void begin(file).then((stored) => stored && describe(stored, roleOf(stored)));
        }
      },
      /** Answers with the pictures, to be shown within the text; anything else is attached. */
      intoText: async (files: readonly File[]): Promise<readonly string[]> => {
        const all = await Promise.all(files.map(begin));
        const stored = all.filter((each) => each !== undefined);
        for (const each of stored) describe(each, roleOf(each));
        return stored.filter((each) => roleOf(each) === 'picture').map(({ sha256 }) => sha256);
      },
    }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [pending, autosave],
  );
}
