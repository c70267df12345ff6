import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal, Schedule, Submission } from '../../generated/limits';
import { Zone } from '../i18n/moments';
import { instantOf, wallOf } from '../i18n/zoned';
import { Dialog } from '../ui/dialog';
import { useApiForm } from '../ui/form';
import classes from './verb-dialog.module.css';
import { asksOf, noWords, perform, type Subject, type VerbName, type Words } from './verbs';

interface VerbDialogProps {
  readonly verb: VerbName;
  readonly subject: Subject;
  /** The server says that a reason must be given. */
  readonly needsReason: boolean;
  readonly onClose: () => void;
  readonly onDone: (release: Subject['release']) => void;
}

/** Says what a verb will do, asks for what it needs, and does it. */
export function VerbDialog({ verb, subject, needsReason, onClose, onDone }: VerbDialogProps) {
  const { t } = useTranslation(['releases', 'common']);
  const zone = useContext(Zone);
  const queries = useQueryClient();
  const asks = asksOf(verb);
  const plan = subject.version?.plan;
  const { form, failure, sending, formProps } = useApiForm<Words>({
    initialValues: {
      ...noWords,
      publishAt: plan ? wallOf(plan.publishAt, zone) : '',
      earlyAccess: plan?.earlyAccess ?? false,
    },
    rules: {
      reason: { ...Refusal.reason, required: needsReason },
      ...(asks.includes('stateSecretConfirmed') && Submission),
      ...(asks.includes('publishAt') && Schedule),
    },
    send: async (words, key) => {
      const publishAt = words.publishAt && instantOf(words.publishAt, zone);
      try {
        onDone(await perform(verb, subject, { ...words, publishAt }, key));
        onClose();
      } finally {
        // Also after a refusal: somebody else may have been faster.
        await queries.invalidateQueries();
      }
    },
  });
  const check = (name: keyof Words) => form.getInputProps(name, { type: 'checkbox' });
  return (
    <Dialog onClose={onClose} title={t(`verbs.${verb}`)}>
      <form {...formProps} className={classes['form']}>
        <p>{t(`consequences.${verb}`)}</p>
        {failure}
        {asks.includes('stateSecretConfirmed') && (
          <Checkbox {...check('stateSecretConfirmed')} label={t('secretConfirmed')} />
        )}
        {asks.includes('publishAt') && (
          <TextInput {...form.getInputProps('publishAt')} type="datetime-local" label={t('publishAt')} />
        )}
        {asks.includes('earlyAccess') && <Checkbox {...check('earlyAccess')} label={t('earlyAccess')} />}
        {asks.includes('reason') && (
          <Textarea
            {...form.getInputProps('reason')}
            label={t('reason')}
            description={t('reasonHelp')}
            rows={3}
            data-autofocus
          />
        )}
        <div className={classes['buttons']}>
          <Button type="submit" loading={sending}>
            {t(`verbs.${verb}`)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
