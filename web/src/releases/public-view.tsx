import { IconFile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { useNames } from '../api/reference';
import { useMoments } from '../i18n/moments';
import { useLanguageName } from '../i18n/names';
import { OfficialText } from '../ui/official-text';
import { Picture } from '../ui/picture';
import { Urgent } from '../ui/urgent';
import classes from './public-view.module.css';

interface PublicViewProps {
  readonly release: Schemas['DeskRelease'];
  readonly version: Schemas['DeskVersion'];
  readonly text: Schemas['DeskText'];
}

/** What a citizen reads: who says what, when, and whom to ask. */
export function PublicView({ release, version, text }: PublicViewProps) {
  const { t } = useTranslation(['releases', 'editing']);
  const { full } = useMoments();
  const { nameOf } = useNames('organisations');
  const topics = useNames('topics');
  const places = useNames('places');
  const languageName = useLanguageName();
  const { lang, fileWords } = text;
  const { contact, files, event, signatory } = version;
  const issuers = [version.organisation, ...version.coIssuers.map(({ organisation }) => organisation)];
  const hour = version.publishedAt ?? version.publishAt;
  const inText = (sha256: string) => text.body.includes(`data-file="${sha256}"`);
  const pictures = files.filter(({ sha256, role }) => role === 'picture' && !inText(sha256));
  const attached = files.filter(({ role }) => role !== 'picture');
  const authority = text.signatoryAuthority.map(({ form, of }) => `${form} ${of}`);
  return (
    <article className={classes['release']}>
      {version.urgent && <Urgent />}
      <p className={classes['kind']}>
        {t(`kinds.${version.kind}`)}
        {release.number && ` ${t('editing:preview.number', { number: release.number })}`}
      </p>
      <h2 lang={lang}>{text.title || t('editing:preview.noTitle')}</h2>
      <p className={classes['meta']}>
        <span>{issuers.map(nameOf).filter(Boolean).join(', ')}</span>
        <span>{hour ? full(hour) : t('editing:preview.noHour')}</span>
      </p>
      {version.texts.length > 1 && (
        <p className={classes['meta']}>
          {version.texts.map((each) => (
            <span key={each.lang}>
              {each.lang === lang ? <b>{languageName(lang)}</b> : languageName(each.lang)}
            </span>
          ))}
        </p>
      )}
      {text.summary && (
        <p className={classes['stand']} lang={lang}>
          {text.summary}
        </p>
      )}
      {event && (
        <p className={classes['event']}>
          {[full(event.from), event.to && full(event.to)].filter(Boolean).join(' – ')}
          {text.eventPlace && `, ${text.eventPlace}`}
        </p>
      )}
      <OfficialText html={text.body} lang={lang} fileWords={fileWords} />
      {text.quotes
        .filter((quote) => quote.text)
        .map(({ text: words, name, position }) => (
          <blockquote key={words} lang={lang}>
            <p>{words}</p>
            <footer>{[name, position].filter(Boolean).join(', ')}</footer>
          </blockquote>
        ))}
      {signatory && (
        <p className={classes['sign']} lang={lang}>
          {[...authority, text.signatoryPosition].filter(Boolean).map((line) => (
            <span key={line}>{line}</span>
          ))}
          <b>{signatory.name}</b>
        </p>
      )}
      {pictures.map(({ sha256, credit }) => (
        <figure key={sha256}>
          <Picture sha256={sha256} width={1280} alt={fileWords[sha256]?.alt ?? ''} />
          <figcaption>{[fileWords[sha256]?.caption, credit].filter(Boolean).join('. ')}</figcaption>
        </figure>
      ))}
      {attached.length > 0 && (
        <section>
          <h3>{t('files')}</h3>
          <ul>
            {attached.map(({ sha256, role, signer }) => (
              <li key={sha256}>
                <IconFile size={18} stroke={1.75} aria-hidden />
                {fileWords[sha256]?.caption ?? t(`roles.${role}`)}
                {signer && `, ${signer}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{t('facts.contact')}</h3>
        <p>{[contact.name, text.contactPosition, contact.phone, contact.email].filter(Boolean).join(', ')}</p>
      </section>
      <p className={classes['meta']}>
        {[...version.topics.map(topics.nameOf), ...version.places.map(places.nameOf)]
          .filter(Boolean)
          .map((name) => (
            <span key={name}>{name}</span>
          ))}
      </p>
    </article>
  );
}
