import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { actFor } from '../api/acting-for';
import type { Schemas } from '../api/client';
import { session } from '../api/session';
import { Empty } from '../ui/empty';
import classes from './choose-organisation.module.css';
import { Outside } from './outside';

/** For whoever belongs to several: each tab acts for one. */
export function ChooseOrganisation({ organisations }: Pick<Schemas['Me'], 'organisations'>) {
  const { t } = useTranslation(['session', 'common']);
  const queries = useQueryClient();
  const choose = (id: string) => {
    actFor(id);
    void queries.resetQueries();
  };
  return (
    <Outside title={t('chooseTitle')}>
      {organisations.length === 0 ? (
        <Empty title={t('noOrganisation')} help={t('noOrganisationHelp')}>
          <Button variant="default" onClick={() => void session.signOut()}>
            {t('common:frame.signOut')}
          </Button>
        </Empty>
      ) : (
        <>
          <p>{t('chooseHelp')}</p>
          <ul className={classes['choices']}>
            {organisations.map(({ id, name }) => (
              <li key={id}>
                <button type="button" onClick={() => choose(id)}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Outside>
  );
}
