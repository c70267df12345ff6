import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';
import type { useApiForm } from '../ui/form';
import classes from './reference.module.css';

interface ReferenceDialogProps extends Pick<
  ReturnType<typeof useApiForm>,
  'failure' | 'sending' | 'formProps'
> {
  readonly title: string;
  readonly act: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form over the list, with its one way on. */
export function ReferenceDialog(props: ReferenceDialogProps) {
  const { title, act, failure, sending, formProps, onClose, children } = props;
  const { t } = useTranslation();
  return (
    <Dialog onClose={onClose} title={title}>
      <form {...formProps} className={classes['form']}>
        {failure}
        {children}
        <div className={classes['buttons']}>
          <Button type="submit" loading={sending}>
            {act}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
