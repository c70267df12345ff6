import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog } from './act-dialog';
import { Actions } from './actions';
import sections from './sections.module.css';

interface Action {
  readonly verb: string;
  readonly needsReason: boolean;
  readonly reasons: readonly { readonly title: string }[];
}

interface ActsProps<Verb extends string> {
  readonly title: string;
  /** As the server says them; those without words here are done elsewhere. */
  readonly actions: readonly Action[];
  readonly words: Readonly<
    Record<Verb, { readonly act: string; readonly done: string; readonly consequence?: string }>
  >;
  readonly quiet?: readonly NoInfer<Verb>[];
  /** Throws the problem. */
  readonly send: (
    verb: NoInfer<Verb>,
    asked: { readonly reason: string; readonly key: string },
  ) => Promise<unknown>;
  /** Of verbs that ask for more than a reason. */
  readonly dialogs?: {
    readonly [Name in NoInfer<Verb>]?: (close: () => void, done: () => void) => ReactNode;
  };
}

/** What may be done with one thing, its dialogs, and that it was done. */
export function Acts<Verb extends string>(props: ActsProps<Verb>) {
  const { title, actions, words, quiet, send, dialogs } = props;
  const { t } = useTranslation();
  const [done, setDone] = useState<Verb>();
  const [chosen, choose] = useState<{ readonly verb: Verb; readonly needsReason: boolean }>();
  const own = actions.filter(({ verb }) => verb in words);
  const close = () => choose(undefined);
  const finish = () => setDone(chosen?.verb);
  const dialog = chosen && dialogs?.[chosen.verb];
  return (
    <section className={`${sections['section']} ${sections['side']}`}>
      <p role="status" className={sections['done']}>
        {done && words[done].done}
      </p>
      {own.length > 0 && (
        <>
          <h2>{title}</h2>
          <Actions
            actions={own}
            labelOf={(verb) => words[verb as Verb].act}
            {...(quiet && { quiet })}
            why={t('why')}
            onAct={(verb) => choose(own.find((action) => action.verb === verb) as typeof chosen)}
          />
        </>
      )}
      {chosen &&
        (dialog?.(close, finish) ?? (
          <ActDialog
            act={words[chosen.verb].act}
            consequence={words[chosen.verb].consequence ?? ''}
            needsReason={chosen.needsReason}
            send={(asked) => send(chosen.verb, asked)}
            onClose={close}
            onDone={finish}
          />
        ))}
    </section>
  );
}
