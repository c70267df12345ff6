import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog';
import type { useApiForm } from './form';
import classes from './form-dialog.module.css';

interface FormDialogProps {
  readonly title: string;
  /** What the filled button does. */
  readonly act: string;
  readonly form: Pick<ReturnType<typeof useApiForm>, 'failure' | 'sending' | 'formProps'>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form over the page: what will happen, its fields, the act and the way out. */
export function FormDialog({ title, act, form, onClose, children }: FormDialogProps) {
  const { t } = useTranslation();
  const { failure, sending, formProps } = form;
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
