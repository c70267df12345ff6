import { useTranslation } from 'react-i18next';
import { useMyDesk } from '../api/my-desk';
import { useMoments } from '../i18n/moments';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { WriteButton } from '../ui/write-button';
import { useMay } from '../session/me';
import { DeskItem } from './desk-item';
import classes from './desk.module.css';

/** In the order in which they matter; the first stands over the whole width. */
const sections = ['waiting', 'failed', 'planned', 'begun', 'wentOut'] as const;

/** My desk: what waits for me, what failed, what is planned, what I am at, what went out. It renews itself. */
export function DeskPage() {
  const { t } = useTranslation(['desk', 'common']);
  const { today } = useMoments();
  const may = useMay();
  const mine = useMyDesk();
  return (
    <Page title={t('common:screens.desk')} sub={today()} actions={may('releases.write') && <WriteButton />}>
      <Loaded query={mine}>
        {(desk) => (
          <div className={classes['sections']}>
            {sections.map((name) => {
              const { items, more } = desk[name];
              return (
                <section key={name}>
                  <h2>
                    {t(`sections.${name}`)} {items.length > 0 && <span>{items.length}</span>}
                  </h2>
                  {items.length === 0 && <p className={classes['empty']}>{t(`empty.${name}`)}</p>}
                  <ul>
                    {items.map((item) => (
                      <DeskItem key={item.id} item={item} />
                    ))}
                  </ul>
                  {more && <p className={classes['empty']}>{t('more')}</p>}
                </section>
              );
            })}
          </div>
        )}
      </Loaded>
    </Page>
  );
}
