import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client';
import { passkeysWork } from '../api/passkeys';
import { Empty } from '../ui/empty';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { Page } from '../ui/page';
import { type Column, RecordTable } from '../ui/record-table';
import { AddPasskey, RemovePasskey } from './passkey-dialogs';
import classes from './passkeys.module.css';

type Passkey = Schemas['Passkeys']['items'][number];

/** By which one signs in without a password. */
export function PasskeysPage() {
  const { t } = useTranslation('account');
  const list = api.useQuery('get', '/api/v1/me/passkeys');
  const [adding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<Passkey>();
  const columns: readonly Column<Passkey>[] = [
    {
      label: t('passkeys.name'),
      show: ({ name, copied }) => (
        <>
          <b>{name}</b>
          {copied && (
            <p className={classes['copied']}>
              <IconLock size={18} stroke={1.75} aria-hidden />
              {t('passkeys.copied')}
            </p>
          )}
        </>
      ),
      text: ({ name }) => name,
    },
    {
      label: t('passkeys.added'),
      show: ({ createdAt }) => <Moment at={createdAt} />,
      text: ({ createdAt }) => createdAt,
    },
    {
      label: t('passkeys.lastUsed'),
      show: ({ lastUsedAt }) => (lastUsedAt ? <Moment at={lastUsedAt} /> : t('passkeys.neverUsed')),
      text: ({ lastUsedAt }) => lastUsedAt ?? '',
    },
    {
      label: t('passkeys.remove'),
      bare: true,
      show: (passkey) => (
        <Button
          variant="default"
          aria-label={t('passkeys.removeOf', { name: passkey.name })}
          onClick={() => setRemoved(passkey)}
        >
          {t('passkeys.remove')}
        </Button>
      ),
    },
  ];
  return (
    <Page
      title={t('passkeys.title')}
      sub={t('passkeys.help')}
      actions={passkeysWork() && <Button onClick={() => setAdding(true)}>{t('passkeys.add')}</Button>}
    >
      <Loaded query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('passkeys.none')} help={t('passkeys.noneHelp')} />
          ) : (
            <RecordTable
              caption={t('passkeys.title')}
              rows={items}
              columns={columns}
              keyOf={({ id }) => id}
            />
          )
        }
      </Loaded>
      {adding && <AddPasskey onClose={() => setAdding(false)} />}
      {removed && <RemovePasskey passkey={removed} onClose={() => setRemoved(undefined)} />}
    </Page>
  );
}
