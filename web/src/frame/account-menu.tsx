import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { actFor } from '../api/acting-for';
import { type Language, languages, speak } from '../i18n';
import { useMe } from '../session/me';
import classes from './frame.module.css';
import type { Commands } from './use-commands';

export function Initials({ name }: { name: string }) {
  const words = name.split(/\s+/);
  // Family name and given name.
  const letters = [...new Set([words[0], words.at(-1)])].map((word) => word?.[0]);
  return (
    <span className={classes['initials']} aria-hidden>
      {letters.join('')}
    </span>
  );
}

/** One's own: whom one acts for, where one is signed in, language, appearance, the way out. */
export function AccountMenu({ commands, children }: { commands: Commands; children: ReactElement }) {
  const { t, i18n } = useTranslation();
  const { name, email, actingFor, organisations } = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const choose = async (organisation: string) => {
    actFor(organisation);
    await navigate({ to: '/' });
    await queries.resetQueries();
  };
  const chosen = (is: boolean) => ({
    role: 'menuitemradio',
    'aria-checked': is,
    rightSection: is ? <IconCheck size={16} aria-hidden /> : undefined,
  });
  return (
    <Menu position="top-end" width={260} withinPortal>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name}
          <br />
          {email}
        </Menu.Label>
        {organisations.length > 1 && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('frame.actFor')}</Menu.Label>
            {organisations.map(({ id, name: organisation }) => (
              <Menu.Item key={id} {...chosen(id === actingFor)} onClick={() => void choose(id)}>
                {organisation}
              </Menu.Item>
            ))}
          </>
        )}
        <Menu.Divider />
        <Menu.Label>{t('frame.appearance')}</Menu.Label>
        {(['auto', 'light', 'dark'] as const).map((scheme) => (
          <Menu.Item key={scheme} {...chosen(scheme === colorScheme)} onClick={() => setColorScheme(scheme)}>
            {t(`frame.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('frame.language')}</Menu.Label>
        {(Object.keys(languages) as Language[]).map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            {...chosen(language === i18n.language)}
            onClick={() => void speak(language)}
          >
            {languages[language]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void navigate({ to: '/account/sessions' })}>
          {t('frame.sessions')}
        </Menu.Item>
        <Menu.Item onClick={() => commands.show('keys')}>{t('frame.keys')}</Menu.Item>
        <Menu.Item onClick={() => commands.signOut.mutate()}>{t('frame.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
