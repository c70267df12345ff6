import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { Moment } from '../ui/moment';
import classes from './release.module.css';

interface ReleaseFactsProps {
  readonly release: Schemas['DeskRelease'];
  readonly version: Schemas['DeskVersion'];
}

/** A line of what is known; what is not known takes no room. */
export function ReleaseFacts({ release, version }: ReleaseFactsProps) {
  const { t } = useTranslation('releases');
  const organisations = useNames('organisations');
  const topics = useNames('topics');
  const { contact, signatory, plan, publishAt, publishedAt, ledgerIndex, earlyAccess } = version;
  const facts = {
    number: release.number ?? t('noNumber'),
    organisation: organisations.nameOf(release.organisation),
    kind: t(`kinds.${version.kind}`),
    topics: version.topics.map(topics.nameOf).filter(Boolean).join(', '),
    contact: [contact.name, contact.phone, contact.email].filter(Boolean).join(', '),
    signatory: signatory && [signatory.form, signatory.name].filter(Boolean).join(' '),
    plan: !publishedAt && !publishAt && plan && <Moment at={plan.publishAt} />,
    publishAt: !publishedAt && publishAt && <Moment at={publishAt} />,
    earlyAccess: !publishedAt && earlyAccess && t('facts.yes'),
    publishedAt: publishedAt && <Moment at={publishedAt} />,
    ledger: ledgerIndex !== undefined && t('facts.entry', { index: ledgerIndex }),
    changedAt: <Moment at={version.changedAt} />,
  };
  const known = (Object.keys(facts) as (keyof typeof facts)[]).filter((name) => facts[name]);
  return (
    <dl className={classes['facts']}>
      {known.map((name) => (
        <div key={name}>
          <dt>{t(`facts.${name}`)}</dt>
          <dd>{facts[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
