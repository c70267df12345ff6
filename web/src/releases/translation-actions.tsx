import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchApi, type Schemas } from '../api/client';
import { useLanguageName } from '../i18n/names';
import { Actions } from '../ui/actions';
import { Dialog } from '../ui/dialog';
import { Failure } from '../ui/failure';
import { useKeyOf } from '../ui/use-key';
import classes from './release.module.css';
import dialog from './verb-dialog.module.css';

interface TranslationActionsProps {
  readonly version: Schemas['DeskVersion'];
  readonly text: Schemas['DeskText'];
}

const address = '/api/v1/desk/releases/{id}/versions/{which}/texts/{lang}';
const verbs = ['review', 'reopen', 'publish-translation'] as const;
type Verb = (typeof verbs)[number];

/** What may be done with the translation that is shown. */
export function TranslationActions({ version, text }: TranslationActionsProps) {
  const { t } = useTranslation(['releases', 'common']);
  const queries = useQueryClient();
  const languageName = useLanguageName();
  const [chosen, choose] = useState<Verb>();
  const { keyOf } = useKeyOf();
  const perform = useMutation({
    mutationFn: async (verb: Verb) => {
      const which = version.number === undefined ? ('open' as const) : ('current' as const);
      const at = {
        params: {
          path: { id: version.release, which, lang: text.lang },
          header: { 'If-Match': text.etag, 'Idempotency-Key': keyOf([verb, text.etag]) },
        },
      };
      const send = {
        review: () => fetchApi.POST(`${address}/review`, at),
        reopen: () => fetchApi.POST(`${address}/reopen`, at),
        'publish-translation': () => fetchApi.POST(`${address}/publish`, at),
      }[verb];
      const { data, error } = await send();
      if (!data) throw error;
    },
    // Also after a refusal: somebody else may have been faster.
    onSettled: () => {
      choose(undefined);
      return queries.invalidateQueries();
    },
  });
  const actions = (text.translation?.actions ?? []).filter(({ verb }) => verbs.includes(verb as Verb));
  if (actions.length === 0) return null;
  return (
    <section className={classes['actions']}>
      <h2>{t('translation.title', { language: languageName(text.lang) })}</h2>
      <p className={classes['done']} role="status">
        {perform.isSuccess && t(`translation.done.${perform.variables}`)}
      </p>
      {perform.isError && <Failure error={perform.error} />}
      <Actions
        actions={actions}
        labelOf={(verb) => t(`translation.verbs.${verb as Verb}`)}
        why={t('why')}
        onAct={(verb) => choose(verb as Verb)}
      />
      {chosen && (
        <Dialog onClose={() => choose(undefined)} title={t(`translation.verbs.${chosen}`)}>
          <div className={dialog['form']}>
            <p>{t(`translation.consequences.${chosen}`)}</p>
            <div className={dialog['buttons']}>
              <Button loading={perform.isPending} onClick={() => perform.mutate(chosen)}>
                {t(`translation.verbs.${chosen}`)}
              </Button>
              <Button variant="default" onClick={() => choose(undefined)}>
                {t('common:cancel')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </section>
  );
}
