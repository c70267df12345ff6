import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { Moment } from '../ui/moment';
import classes from './release.module.css';
import { ReleaseState } from './state';

interface VersionsListProps {
  readonly release: Schemas['DeskRelease'];
  readonly shown: Schemas['DeskVersion'];
}

/** Every version, the newest first. */
export function VersionsList({ release, shown }: VersionsListProps) {
  const { t } = useTranslation('releases');
  return (
    <section className={classes['versions']}>
      <h2>{t('versions')}</h2>
      <ol className={classes['rows']}>
        {release.versions.map(({ id, number, state, changedAt }) => (
          <li key={id}>
            <Link
              to="/releases/$id"
              params={{ id: release.id }}
              search={{ version: id }}
              aria-current={id === shown.id ? 'page' : undefined}
              activeProps={{}}
            >
              {number === undefined ? t('open') : t('version', { number })}
            </Link>
            <ReleaseState standing="public" state={state} />
            <Moment at={changedAt} />
          </li>
        ))}
      </ol>
    </section>
  );
}
