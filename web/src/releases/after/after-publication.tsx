import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import classes from './after.module.css';
import { Proof } from './proof';
import { Share } from './share';

interface AfterPublicationProps {
  readonly release: Schemas['DeskRelease'];
  readonly version: Schemas['DeskVersion'] & { readonly number: number };
  readonly text: Schemas['DeskText'];
}

/** What one needs of a version once the public has it. */
export function AfterPublication({ release, version, text }: AfterPublicationProps) {
  const { t } = useTranslation('after');
  const { id } = release;
  const isPublic = release.standing === 'public';
  const inForce = isPublic && version.state === 'published';
  return (
    <>
      <section className={classes['part']}>
        <h2>{t('addresses')}</h2>
        <ul className={classes['rows']}>
          <Address name={t('page')} path={`/releases/${id}`} />
          <Address name={t('short')} path={`/r/${id}`} />
          <Address name={t('machine')} path={`/api/v1/releases/${id}`} />
          {inForce && (
            <li>
              <a href={`/api/v1/releases/${id}/versions/${version.number}/pack`} download>
                {t('pack')}
              </a>
              <span className={classes['sub']}>{t('packHelp')}</span>
            </li>
          )}
        </ul>
      </section>
      <Proof release={release} version={version} lang={text.lang} />
      {(inForce || release.standing === 'retracted') && (
        <Share release={release} version={version} text={text} />
      )}
    </>
  );
}

function Address({ name, path }: { name: string; path: string }) {
  const address = new URL(path, location.origin).href;
  return (
    <li>
      <a href={path}>{name}</a>
      <span className={classes['sub']}>{address}</span>
    </li>
  );
}
