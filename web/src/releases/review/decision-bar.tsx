import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowBackUp, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/once';
import { useMay } from '../../session/me';
import { Failure } from '../../ui/failure';
import { useSingleKeys } from '../../ui/single-keys';
import { VerbDialog } from '../verb-dialog';
import { noWords, perform, type Subject, type VerbName } from '../verbs';
import classes from './decision-bar.module.css';
import { decisionOf } from './decision';
import { Waiting } from './waiting';

interface DecisionBarProps {
  readonly read: Required<Subject>;
  /** It was changed after it was read. */
  readonly stale: boolean;
  /** All of it is on the screen. */
  readonly whole: boolean;
  readonly onDone: (now: Required<Subject>) => void;
}

/** What may be decided on what was read, with its consequence before its buttons. */
export function DecisionBar({ read, stale, whole, onDone }: DecisionBarProps) {
  const { t } = useTranslation(['review', 'releases']);
  const may = useMay();
  const { done, error, sending, run } = useDecision(read, onDone);
  const [sendingBack, sendBack] = useState(false);
  const { main, alone, back, agreed } = decisionOf(read.version, may('releases.publish'));
  const reasons = [
    ...(main?.reasons ?? []).map(({ title }) => title),
    ...(stale ? [t('stale')] : whole ? [] : [t('notRead')]),
  ];
  const refused = reasons.length > 0;
  const decide = (verbs: readonly VerbName[] | undefined): void => {
    if (verbs && !refused && !sending && !document.querySelector('[data-modal-content]')) void run(verbs);
  };
  const labelOf = (verbs: readonly VerbName[]): string =>
    t(verbs.length > 1 ? 'approveAndPublish' : `releases:verbs.${verbs[0]!}`);
  const toBack = (): void => {
    if (back && !stale) sendBack(true);
  };
  useHotkeys([['mod+Enter', () => decide(main?.verbs)]]);
  useSingleKeys([['r', toBack]]);
  return (
    <section className={classes['bar']} aria-label={t('decision')}>
      <div className={classes['why']}>
        <p role="status" className={classes['done']}>
          {done.length > 0 && (
            <>
              {done.map((verb) => t(`releases:done.${verb}`)).join(' ')}{' '}
              <Link to="/releases/$id" params={{ id: read.release.id }}>
                {t('toRelease')}
              </Link>{' '}
              <Link to="/">{t('toDesk')}</Link>
            </>
          )}
        </p>
        {error !== undefined && (
          <>
            {done.length > 0 && <p>{t('halfDone')}</p>}
            <Failure error={error} />
          </>
        )}
        {main ? (
          <p id="consequence">
            <IconInfoCircle size={18} stroke={1.75} aria-hidden />
            <span>
              {refused
                ? `${t('notYet', { act: labelOf(main.verbs) })} ${reasons.join(' ')}`
                : t(consequenceOf(read, main.verbs))}
            </span>
          </p>
        ) : agreed ? (
          <Waiting version={read.version} told={done.length > 0} />
        ) : (
          done.length === 0 && <p>{t('nothingToDecide')}</p>
        )}
      </div>
      <div className={classes['buttons']}>
        {back && (
          <Button
            variant="default"
            aria-disabled={stale || undefined}
            leftSection={<IconArrowBackUp size={18} stroke={1.75} aria-hidden />}
            rightSection={<kbd>R</kbd>}
            onClick={toBack}
          >
            {t('releases:verbs.send-back')}
          </Button>
        )}
        {alone && (
          <Button
            variant="default"
            className={classes['alone']}
            aria-disabled={refused || undefined}
            onClick={() => decide(alone)}
          >
            {t('approveOnly')}
          </Button>
        )}
        {main && (
          <Button
            loading={sending}
            variant={refused ? 'default' : 'filled'}
            aria-disabled={refused || undefined}
            aria-describedby="consequence"
            leftSection={<IconCheck size={18} stroke={1.75} aria-hidden />}
            rightSection={<kbd>Ctrl ↵</kbd>}
            onClick={() => decide(main.verbs)}
          >
            {labelOf(main.verbs)}
          </Button>
        )}
      </div>
      {sendingBack && (
        <VerbDialog
          verb="send-back"
          subject={read}
          needsReason={back?.needsReason === true}
          onClose={() => sendBack(false)}
          onDone={(release) => onDone(again(read, release))}
        />
      )}
    </section>
  );
}

/** The same version as the release has it now. */
const again = ({ version }: Required<Subject>, release: Subject['release']): Required<Subject> => ({
  release,
  version: release.versions.find(({ id }) => id === version.id)!,
});

/** Does verbs one after the other, each on what the one before left; which of them were done is told whatever comes then. */
function useDecision(read: Required<Subject>, onDone: DecisionBarProps['onDone']) {
  const queries = useQueryClient();
  const [state, setState] = useState<{
    readonly done: readonly VerbName[];
    readonly error?: unknown;
    readonly sending: boolean;
  }>({ done: [], sending: false });
  const keys = useRef(new Map<string, string>());
  const keyOf = (verb: VerbName, { version }: Required<Subject>): string => {
    const about = `${verb} ${version.etag}`;
    const key = keys.current.get(about) ?? newKey();
    keys.current.set(about, key);
    return key;
  };
  const run = async (verbs: readonly VerbName[]): Promise<void> => {
    const done: VerbName[] = [];
    let now = read;
    setState({ done, sending: true });
    try {
      for (const verb of verbs) {
        now = again(now, await perform(verb, now, noWords, keyOf(verb, now)));
        done.push(verb);
        onDone(now);
      }
      setState({ done, sending: false });
    } catch (error) {
      setState({ done, error, sending: false });
    } finally {
      // Also after a refusal: somebody else may have been faster.
      await queries.invalidateQueries();
    }
  };
  return { ...state, run };
}

function consequenceOf({ release, version }: Required<Subject>, verbs: readonly VerbName[]) {
  if (verbs.length === 1) return `releases:consequences.${verbs[0]!}` as const;
  if (release.standing === 'unpublished') return 'consequences.first';
  return version.minor ? 'consequences.minor' : 'consequences.next';
}
