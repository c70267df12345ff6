import { Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ReasonGiven } from '../../generated/limits';
import { useApiForm } from './form';
import { FormDialog } from './form-dialog';

interface ActDialogProps {
  /** What is done, as its button says it. */
  readonly act: string;
  /** The act, and to what. */
  readonly title?: string;
  readonly consequence: string;
  /** The server says that a reason must be given. */
  readonly needsReason?: boolean;
  /** Throws the problem; `key` stays the same when it is tried again. */
  readonly send: (asked: { readonly reason: string; readonly key: string }) => Promise<unknown>;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** Says what will happen, asks for the reason where one is needed, and does it once. */
export function ActDialog(props: ActDialogProps) {
  const { act, title = act, consequence, needsReason = false, send, onClose, onDone } = props;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useApiForm({
    initialValues: { reason: '' },
    rules: needsReason ? ReasonGiven : {},
    send: async ({ reason }, key) => {
      try {
        await send({ reason, key });
        onDone?.();
        onClose();
      } finally {
        // Also after a refusal: somebody else may have been faster.
        await queries.invalidateQueries();
      }
    },
  });
  return (
    <FormDialog title={title} act={act} form={form} onClose={onClose}>
      <p>{consequence}</p>
      {needsReason && (
        <Textarea
          {...form.form.getInputProps('reason')}
          label={t('reason')}
          description={t('reasonHelp')}
          rows={3}
          data-autofocus
        />
      )}
    </FormDialog>
  );
}
