import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Autosave, AutosaveState } from './autosave';

/** An autosave and how it stands now. */
export interface Draft<Fields extends object> {
  readonly autosave: Autosave<Fields>;
  readonly state: AutosaveState<Fields>;
}

/**
 * Makes it once, and leaves nothing unsaved: what is written is saved at once when the page is hidden or left for another
 * screen, and the browser asks before it is closed.
 */
export function useAutosave<Fields extends object>(make: () => Autosave<Fields> | undefined) {
  const [autosave] = useState(make);
  const state = useSyncExternalStore(autosave?.subscribe ?? subscribeToNothing, () => autosave?.current());
  useEffect(() => {
    if (!autosave) return undefined;
    const hide = () => void (document.visibilityState === 'hidden' && autosave.flush());
    const ask = (event: BeforeUnloadEvent) => {
      if (autosave.current().status !== 'saved') event.preventDefault();
    };
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('beforeunload', ask);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('beforeunload', ask);
      void autosave.flush();
    };
  }, [autosave]);
  return autosave && state ? { autosave, state } : undefined;
}

const subscribeToNothing = () => () => undefined;
