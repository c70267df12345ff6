import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchApi, type Schemas } from '../api/client';
import { useMoments } from '../i18n/moments';
import { ActDialog } from '../ui/act-dialog';
import { Moment } from '../ui/moment';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';

type Client = Schemas['Client'];
type Secret = Client['secrets'][number];

/** The secrets of a client, without what is secret of them. */
export function ClientSecrets({ client }: { client: Client }) {
  const { t } = useTranslation('press');
  const { short, isPast } = useMoments();
  const [revoked, revoke] = useState<{ secret: Secret; of: Client }>();
  const mayRevoke = client.actions.some(({ verb }) => verb === 'revoke-secret');
  const isOver = ({ expiresAt }: Secret) => expiresAt !== undefined && isPast(expiresAt);
  const stands = (secret: Secret): string => {
    const { revokedAt, expiresAt } = secret;
    if (revokedAt) return t('clients.revokedAt', { at: short(revokedAt) });
    if (isOver(secret)) return t('clients.expiredAt', { at: short(expiresAt!) });
    return expiresAt ? t('clients.goodUntil', { at: short(expiresAt) }) : t('clients.good');
  };
  return (
    <Section title={t('clients.secrets')}>
      {client.secrets.length === 0 && <p className={sections['sub']}>{t('clients.noSecrets')}</p>}
      <ul className={sections['steps']}>
        {client.secrets.map((secret) => (
          <li key={secret.id}>
            <div>
              <p>
                {t('clients.made')} <Moment at={secret.createdAt} />, {stands(secret)}
              </p>
              <p className={sections['sub']}>
                {secret.lastUsedAt ? (
                  <>
                    {t('clients.lastUsed')} <Moment at={secret.lastUsedAt} />
                  </>
                ) : (
                  t('clients.neverUsed')
                )}
              </p>
            </div>
            {mayRevoke && !secret.revokedAt && !isOver(secret) && (
              <Button
                variant="default"
                aria-label={t('clients.revokeOf', { at: short(secret.createdAt) })}
                onClick={() => revoke({ secret, of: client })}
              >
                {t('clients.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {revoked && (
        <ActDialog
          act={t('clients.revoke')}
          title={t('clients.revokeOf', { at: short(revoked.secret.createdAt) })}
          consequence={t('clients.revokeHelp')}
          send={async ({ key }) => {
            const { secret, of } = revoked;
            const { data, error } = await fetchApi.DELETE('/api/v1/desk/clients/{id}/secrets/{secret}', {
              params: {
                path: { id: of.id, secret: secret.id },
                header: { 'If-Match': of.etag, 'Idempotency-Key': key },
              },
            });
            if (!data) throw error;
          }}
          onClose={() => revoke(undefined)}
        />
      )}
    </Section>
  );
}
