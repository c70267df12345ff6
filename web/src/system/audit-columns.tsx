import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useMoments } from '../i18n/moments';
import { Moment } from '../ui/moment';
import type { Column } from '../ui/record-table';
import sections from '../ui/sections.module.css';
import { useAuditWords } from './audit-words';
import classes from './system.module.css';

type AuditRecord = Schemas['AuditRecord'];
type Change = AuditRecord['changes'][number];

/** What the trail tells of each deed. */
export function useAuditColumns(): readonly Column<AuditRecord>[] {
  const { t } = useTranslation('system');
  const words = useAuditWords();
  const { full } = useMoments();
  const { nameOf } = useNames('organisations');
  const moved = ({ from, to }: AuditRecord): string => {
    if (from === to) return to ? words.state(to) : '';
    return [from, to].map((state) => (state ? words.state(state) : t('audit.nothing'))).join(' → ');
  };
  const kindOf = ({ before, after }: Change) => {
    if (before === undefined) return 'added';
    return after === undefined ? 'removed' : 'changed';
  };
  const changed = ({ changes }: AuditRecord): string =>
    changes
      .filter(({ before, after }) => before !== after)
      .map((change) => t(`audit.changes.${kindOf(change)}`, { field: change.field }))
      .join('; ');
  return [
    {
      label: t('audit.what'),
      show: ({ verb, object, reason, actingFor }) => (
        <>
          <b>{words.verb(verb)}</b>
          <p>
            <Link
              to="/administration/audit"
              search={{ object: `${object.type}:${object.id}` }}
              title={object.id}
            >
              <span className={classes['object']}>
                {words.object(object.type)} <span className={classes['id']}>{shortened(object.id)}</span>
              </span>
            </Link>
          </p>
          {reason && <p>{t('audit.because', { reason })}</p>}
          <p className={sections['sub']}>{nameOf(actingFor)}</p>
        </>
      ),
      text: ({ verb, object, reason }) =>
        [`${words.verb(verb)}: ${words.object(object.type)} ${object.id}`, reason].filter(Boolean).join('; '),
    },
    {
      label: t('audit.who'),
      bare: true,
      show: ({ actor }) =>
        actor.id ? (
          <Link to="/administration/audit" search={{ actor: actor.id }}>
            {words.actor(actor)}
          </Link>
        ) : (
          words.actor(actor)
        ),
      text: ({ actor }) => words.actor(actor),
    },
    {
      label: t('audit.when'),
      bare: true,
      show: ({ at }) => <Moment at={at} />,
      text: ({ at }) => full(at),
    },
    {
      label: t('audit.beforeAfter'),
      bare: true,
      show: (record) => (
        <>
          {moved(record)}
          {record.changes.length > 0 && (
            <details className={classes['changes']}>
              <summary>{t('audit.fields', { count: record.changes.length })}</summary>
              <ul>
                {record.changes.map((change) => (
                  <li key={change.field}>
                    {t(`audit.changes.${kindOf(change)}`, { field: change.field })}
                    <br />
                    <code>
                      {shortened(change.before ?? '–')} → {shortened(change.after ?? '–')}
                    </code>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      ),
      text: (record) => [moved(record), changed(record)].filter(Boolean).join('; '),
    },
  ];
}

/** Enough of an id or a digest to tell it from others on the page. */
const shortened = (code: string): string => (code.length > 24 ? `…${code.slice(-12)}` : code);
