import { Checkbox } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';
import { singleKeys } from '../ui/single-keys';
import classes from './keys-sheet.module.css';
import { useScreens } from './screens';

/** Which keys do what. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const screens = useScreens();
  const [on, setOn] = useState(singleKeys.on());
  const keys: [readonly string[], string][] = [
    [['Ctrl', 'K'], t('keys.palette')],
    [['?'], t('keys.help')],
    ...screens.map(({ key, title }): [string[], string] => [
      ['G', key.toUpperCase()],
      t('keys.go', { screen: t(`screens.${title}`) }),
    ]),
    [['J', 'K'], t('keys.rows')],
  ];
  return (
    <Dialog onClose={onClose} title={t('frame.keys')}>
      <dl className={classes['keys']}>
        {keys.map(([combination, what]) => (
          <Fragment key={what}>
            <dt>
              {combination.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </Fragment>
        ))}
      </dl>
      <Checkbox
        label={t('keys.single')}
        checked={on}
        onChange={({ currentTarget }) => {
          singleKeys.turn(currentTarget.checked);
          setOn(currentTarget.checked);
        }}
      />
    </Dialog>
  );
}
