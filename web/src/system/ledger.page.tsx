import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client';
import { CopyText } from '../ui/copy-text';
import { Facts } from '../ui/facts';
import { FailureBox } from '../ui/failure';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import sections from '../ui/sections.module.css';

const POLL_MS = 30_000;

/** The log: how far it is, whether it goes on, what would be lost, and how anybody checks it. */
export function LedgerPage() {
  const { t } = useTranslation(['system', 'common']);
  const state = api.useQuery('get', '/api/v1/desk/ledger', {}, { refetchInterval: POLL_MS });
  return (
    <Page title={t('common:screens.ledger')} sub={t('ledger.help')}>
      <Loaded query={state}>{(ledger) => <Content ledger={ledger} />}</Loaded>
    </Page>
  );
}

function Content({ ledger }: { ledger: Schemas['LedgerState'] }) {
  const { t } = useTranslation('system');
  const { origin, key, size, newestAt, checkpoint, refused, backupAt } = ledger;
  const address = `${location.origin}/ledger/`;
  return (
    <div className={sections['sections']}>
      <Section title={t('ledger.state')}>
        {refused ? (
          <FailureBox title={t('ledger.refused')}>
            <p>{refused.title}</p>
            <p>{t('ledger.refusedNext')}</p>
          </FailureBox>
        ) : (
          <p>{t('ledger.goesOn')}</p>
        )}
        <Facts
          of={[
            [t('ledger.size'), t('ledger.entries', { count: size })],
            [t('ledger.newest'), newestAt && <Moment key="newest" at={newestAt} />],
            [t('ledger.origin'), origin],
            [t('ledger.backup'), backupAt ? <Moment key="backup" at={backupAt} /> : t('ledger.noBackup')],
          ]}
        />
        {!backupAt && <p className={sections['sub']}>{t('ledger.backupHelp')}</p>}
      </Section>
      <Section title={t('ledger.checkpoint')}>
        <p className={sections['measure']}>{t('ledger.checkpointHelp')}</p>
        {checkpoint && (
          <>
            <Facts
              of={[
                [t('ledger.size'), t('ledger.entries', { count: checkpoint.size })],
                [t('ledger.root'), <code key="root">{checkpoint.root}</code>],
              ]}
            />
            <CopyText label={t('ledger.note')} text={checkpoint.text} />
          </>
        )}
      </Section>
      <Section title={t('ledger.audit')}>
        <p className={sections['measure']}>{t('ledger.auditHelp')}</p>
        <CopyText label={t('ledger.key')} text={key} />
        <CopyText label={t('ledger.command')} text={`npm run khen -- verify ${address} --key '${key}'`} />
        <ul className={sections['steps']}>
          <li>
            <a href="/ledger/checkpoint">{t('ledger.openCheckpoint')}</a>
          </li>
          <li>
            <a href="/ledger/key">{t('ledger.openKey')}</a>
          </li>
          <li>
            <a href="/api/docs#/Ledger">{t('ledger.openDocs')}</a>
          </li>
        </ul>
      </Section>
    </div>
  );
}
