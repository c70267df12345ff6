import { useHotkeys } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { session } from '../api/session';
import { singleKeys } from '../ui/single-keys';
import { saveAll } from '../writing/unsaved';
import { useScreens } from './screens';

export type Commands = ReturnType<typeof useCommands>;

/** The palette, the sheet of shortcuts, the way out; and the keys that lead to them and to every screen. */
export function useCommands() {
  const [shown, show] = useState<'palette' | 'keys'>();
  const navigate = useNavigate();
  const screens = useScreens();
  const signOut = useMutation({ mutationFn: leave });
  const hide = () => show(undefined);
  const go = (to: (typeof screens)[number]['to']) => () => {
    if (singleKeys.isBegun()) void navigate({ to });
  };
  useHotkeys([
    ['mod+k', () => show('palette')],
    ...(singleKeys.on()
      ? ([
          ['?', () => show('keys')],
          ['g', singleKeys.begin],
          ...screens.map(({ to, key }) => [key, go(to)] as [string, () => void]),
        ] as [string, () => void][])
      : []),
  ]);
  return { shown, show, hide, signOut };
}

async function leave(): Promise<void> {
  await saveAll();
  await session.signOut();
}
