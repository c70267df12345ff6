import '@mantine/spotlight/styles.layer.css';
import './palette.css';
import { useMantineColorScheme } from '@mantine/core';
import {
  Spotlight,
  spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
} from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, type Language, speak } from '../i18n';
import { accountScreens, useAdministration, useScreens } from './screens';
import type { Commands } from './use-commands';

/** Everything that can be gone to and done, found by a few letters, with or without marks. */
export function Palette({ commands }: { commands: Commands }) {
  const { t, i18n } = useTranslation();
  const screens = useScreens();
  const administration = useAdministration().flatMap(({ of }) => of);
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  useEffect(() => spotlight.open(), []);
  const command = (label: string, run: () => unknown): SpotlightActionData => ({
    id: label,
    label,
    onClick: () => void run(),
  });
  const otherLanguages = (Object.keys(languages) as Language[]).filter((each) => each !== i18n.language);
  const otherSchemes = (['auto', 'light', 'dark'] as const).filter((each) => each !== colorScheme);
  const actions = [
    {
      group: t('frame.goTo'),
      actions: [
        ...[...screens, ...administration].map(({ to, title }) =>
          command(t(`screens.${title}`), () => navigate({ to })),
        ),
        ...accountScreens.map(({ to, title }) => command(t(`frame.${title}`), () => navigate({ to }))),
      ],
    },
    {
      group: t('frame.doNow'),
      actions: [
        ...otherLanguages.map((each) =>
          command(`${t('frame.language')}: ${languages[each]}`, () => speak(each)),
        ),
        ...otherSchemes.map((each) =>
          command(`${t('frame.appearance')}: ${t(`frame.${each}`)}`, () => setColorScheme(each)),
        ),
        command(t('frame.keys'), () => setTimeout(() => commands.show('keys'))),
        command(t('frame.signOut'), () => commands.signOut.mutate()),
      ],
    },
  ];
  return (
    <Spotlight
      actions={actions}
      filter={(query) => matching(actions, query)}
      nothingFound={t('frame.nothingFound')}
      onSpotlightClose={commands.hide}
      shortcut={null}
      lockScroll={false}
      scrollable
      overlayProps={{ blur: 0 }}
      maxHeight="60vh"
      searchProps={{
        placeholder: t('frame.find'),
        'aria-label': t('frame.find'),
        leftSection: <IconSearch size={20} stroke={1.75} aria-hidden />,
      }}
    />
  );
}

function matching(groups: readonly SpotlightActionGroupData[], query: string): SpotlightActionGroupData[] {
  const words = folded(query).split(/\s+/);
  return groups
    .map(({ group, actions }) => ({
      group,
      actions: actions.filter(({ label }) => words.every((word) => folded(label ?? '').includes(word))),
    }))
    .filter(({ actions }) => actions.length > 0);
}

const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase().trim();
