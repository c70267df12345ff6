import { useHotkeys } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { session } from '../api/session';
import { singleKeys } from '../ui/single-keys';
import { useScreens } from './screens';

const SEQUENCE_MS = 1000;

export type Commands = ReturnType<typeof useCommands>;

/** The palette, the sheet of shortcuts, the way out; and the keys that lead to them and to every screen. */
export function useCommands() {
  const [shown, show] = useState<'palette' | 'keys'>();
  const navigate = useNavigate();
  const screens = useScreens();
  const gAt = useRef(0);
  const signOut = useMutation({ mutationFn: () => session.signOut() });
  const hide = () => show(undefined);
  const go = (to: (typeof screens)[number]['to']) => () => {
    if (Date.now() - gAt.current < SEQUENCE_MS) void navigate({ to });
  };
  useHotkeys([
    ['mod+k', () => show('palette')],
    ...(singleKeys.on()
      ? ([
          ['?', () => show('keys')],
          ['g', () => (gAt.current = Date.now())],
          ...screens.map(({ to, key }) => [key, go(to)] as [string, () => void]),
        ] as [string, () => void][])
      : []),
  ]);
  return { shown, show, hide, signOut };
}
