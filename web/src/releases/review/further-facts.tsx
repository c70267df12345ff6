import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useNames } from '../../api/reference';
import { useMoments } from '../../i18n/moments';
import release from '../release.module.css';

interface FurtherFactsProps {
  readonly version: Schemas['DeskVersion'];
  readonly text: Schemas['DeskText'];
}

/** What a first version says beside its words and the usual facts: whoever approves it answers for this, too. */
export function FurtherFacts({ version, text }: FurtherFactsProps) {
  const { t } = useTranslation('review');
  const { full } = useMoments();
  const places = useNames('places');
  const { event, recipients, urgent } = version;
  const authority = text.signatoryAuthority.map(({ form, of }) => `${form} ${of}`);
  const facts = {
    urgent: urgent && t('yes'),
    event: event && [event.from, event.to].flatMap((at) => (at ? full(at) : [])).join(' – '),
    'event.place': text.eventPlace,
    places: version.places.map(places.nameOf).filter(Boolean).join(', '),
    recipients: recipients.join('; '),
    'contact.position': text.contactPosition,
    'signatory.authority': authority.join('; '),
    'signatory.position': text.signatoryPosition,
  };
  const known = (Object.keys(facts) as (keyof typeof facts)[]).filter((name) => facts[name]);
  if (known.length === 0) return null;
  return (
    <dl className={release['facts']}>
      {known.map((name) => (
        <div key={name}>
          <dt>{t(`fields.${name}`)}</dt>
          <dd>{facts[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
