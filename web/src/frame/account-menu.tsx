import { Menu, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { actFor } from '../api/acting-for';
import { type Language, languages, speak } from '../i18n';
import { useMe } from '../session/me';
import { saveAll } from '../writing/unsaved';
import classes from './frame.module.css';
import { accountScreens } from './screens';
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

/** One's own: whom one acts for, where and how one is signed in, language, appearance, the way out. */
export function AccountMenu({ commands, children }: { commands: Commands; children: ReactElement }) {
  const { t, i18n } = useTranslation();
  const { name, email, actingFor, organisations } = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const choose = async (organisation: string) => {
    // What was written for this one is saved for it.
    await saveAll();
    actFor(organisation);
    await navigate({ to: '/' });
    await queries.resetQueries();
  };
  return (
    <Menu position="top-end" width={280} withInitialFocusPlaceholder={false}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name}
          <br />
          {email}
        </Menu.Label>
        {organisations.length > 1 && (
          <Choice
            label={t('frame.actFor')}
            value={actingFor}
            choices={organisations.map(({ id, name: organisation }) => [id, organisation])}
            onChoose={choose}
          />
        )}
        <Choice
          label={t('frame.appearance')}
          value={colorScheme}
          choices={(['auto', 'light', 'dark'] as const).map((scheme) => [scheme, t(`frame.${scheme}`)])}
          onChoose={setColorScheme}
        />
        <Choice
          label={t('frame.language')}
          value={i18n.language as Language}
          choices={Object.entries(languages) as [Language, string][]}
          onChoose={speak}
        />
        <Menu.Divider />
        {accountScreens.map(({ to, title }) => (
          <Menu.Item key={to} onClick={() => void navigate({ to })}>
            {t(`frame.${title}`)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => commands.show('keys')}>{t('frame.keys')}</Menu.Item>
        <Menu.Item onClick={() => commands.signOut.mutate()}>{t('frame.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChoose: (value: Value) => unknown;
}

function Choice<Value extends string>({ label, value, choices, onChoose }: ChoiceProps<Value>) {
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{label}</Menu.Label>
      <Menu.RadioGroup value={value ?? null} onChange={(chosen) => onChoose(chosen as Value)}>
        {choices.map(([each, name]) => (
          <Menu.RadioItem key={each} value={each} closeMenuOnClick>
            {name}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
