import { Link, Outlet, useMatches } from '@tanstack/react-router';
import { VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useBrand } from '../api/brand';
import { useMe } from '../session/me';
import { Failure } from '../ui/failure';
import { BrandMark } from '../ui/brand-mark';
import { AccountMenu, Initials } from './account-menu';
import classes from './frame.module.css';
import { Offline } from './offline';
import { useScreens } from './screens';
import { useCommands } from './use-commands';
import { useWaiting } from './use-waiting';

const Palette = lazy(() => import('./palette').then(({ Palette: palette }) => ({ default: palette })));
const KeysSheet = lazy(() => import('./keys-sheet').then(({ KeysSheet: sheet }) => ({ default: sheet })));

/** What stands around every screen: at a desk a rail, on a phone a bar above and tabs below. */
export function Frame() {
  const { t } = useTranslation();
  const { name, actingFor, organisations } = useMe();
  const brand = useBrand();
  const screens = useScreens();
  const commands = useCommands();
  const organisation = organisations.find(({ id }) => id === actingFor)?.name ?? '';
  const isTask = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.task) });
  const waiting = useWaiting();
  const countOf = (to: string | undefined) => (to === '/' && waiting.count > 0 ? waiting.shown : undefined);
  const nameOf = (to: string | undefined, title: string) =>
    countOf(to) && t('frame.waiting', { screen: title, count: waiting.count, shown: waiting.shown });
  const find = () => commands.show('palette');
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <div className={classes['frame']} data-task={isTask || undefined}>
      <a className={classes['skip']} href="#content">
        {t('skipToContent')}
      </a>
      <nav className={classes['rail']} aria-label={t('frame.main')}>
        <Link to="/" activeOptions={{ exact: true }} className={classes['organisation']}>
          <BrandMark />
          <span>
            <small>{brand.name}</small>
            {organisation}
          </span>
        </Link>
        <button type="button" className={classes['find']} onClick={find}>
          <IconSearch {...icon} />
          <span>{t('frame.find')}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <ul>
          {screens.map(({ to, title, icon: Icon }) => (
            <li key={to}>
              <Link
                to={to}
                activeOptions={{ exact: to === '/' }}
                aria-label={nameOf(to, t(`screens.${title}`))}
              >
                <Icon {...icon} />
                <span>{t(`screens.${title}`)}</span>
                {countOf(to) && <b className={classes['count']}>{countOf(to)}</b>}
              </Link>
            </li>
          ))}
        </ul>
        <div className={classes['end']}>
          <AccountMenu commands={commands}>
            <button type="button" className={classes['account']}>
              <Initials name={name} />
              <span>{name}</span>
            </button>
          </AccountMenu>
        </div>
      </nav>
      <header className={classes['bar']}>
        <Link to="/" activeOptions={{ exact: true }} aria-label={t('failure.toStart')}>
          <BrandMark />
        </Link>
        <b>{organisation}</b>
        <AccountMenu commands={commands}>
          <button type="button" className={classes['round']} aria-label={t('frame.accountOf', { name })}>
            <Initials name={name} />
          </button>
        </AccountMenu>
      </header>
      <VisuallyHidden role="status">{waiting.news}</VisuallyHidden>
      <main id="content" className={classes['main']} tabIndex={-1}>
        <Offline />
        {commands.signOut.isError && (
          <Failure error={commands.signOut.error} again={() => commands.signOut.mutate()} />
        )}
        <Outlet />
      </main>
      <nav className={classes['tabs']} aria-label={t('frame.shortcuts')}>
        {screens.slice(0, 4).map(({ to, title, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: to === '/' }}
            aria-label={nameOf(to, t(`screens.${title}`))}
          >
            <Icon {...icon} />
            <span>
              {t(`screens.${title}`)} {countOf(to) && <b>{countOf(to)}</b>}
            </span>
          </Link>
        ))}
        <button type="button" onClick={find}>
          <IconSearch {...icon} />
          {t('frame.find')}
        </button>
      </nav>
      <Suspense>
        {commands.shown === 'palette' && <Palette commands={commands} />}
        {commands.shown === 'keys' && <KeysSheet onClose={commands.hide} />}
      </Suspense>
    </div>
  );
}
