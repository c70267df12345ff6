import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextEdit } from '../../../generated/limits';
import type { Draft } from '../../writing/use-autosave';
import type { TextFields, VersionFields } from './records';

const forms = ['TM.', 'KT.', 'TL.', 'TUQ.'] as const;

interface AuthorityProps {
  readonly draft: Draft<VersionFields>;
  readonly source: Draft<TextFields>;
  readonly disabled: boolean;
}

/** For whom it is signed, as Decree 30/2020/NĐ-CP writes it: TM. Ủy ban nhân dân, KT. Chủ tịch. */
export function Authority({ draft, source, disabled }: AuthorityProps) {
  const { t } = useTranslation('editing');
  const lines = source.state.fields.signatoryAuthority;
  const signatory = draft.state.fields.signatory!;
  const [form = '', of = ''] = [lines[0]?.form ?? signatory.form, lines[0]?.of];
  const change = (to: { form: string; of: string }) => {
    const chosen = to.form as (typeof forms)[number];
    draft.autosave.change({
      signatory: { name: signatory.name, ...(to.form && { form: chosen }) },
    });
    source.autosave.change({
      signatoryAuthority: to.form && to.of ? [{ form: chosen, of: to.of }, ...lines.slice(1)] : [],
    });
  };
  // Without its words there is no line: they are gone when somebody leaves the field empty, not while they write others.
  const [typed, setTyped] = useState<string>();
  return (
    <>
      <NativeSelect
        label={t('facts.form')}
        value={form}
        disabled={disabled}
        data={[
          { value: '', label: t('facts.head') },
          ...forms.map((each) => ({ value: each, label: t(`facts.forms.${each.slice(0, -1) as 'TM'}`) })),
        ]}
        onChange={({ currentTarget }) => change({ form: currentTarget.value, of: typed ?? of })}
      />
      {form && (
        <TextInput
          label={t('facts.of')}
          description={t('facts.ofHelp')}
          value={typed ?? of}
          maxLength={TextEdit.signatoryAuthority.each.of.maxLength}
          readOnly={disabled}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            if (currentTarget.value) change({ form, of: currentTarget.value });
          }}
          onBlur={() => {
            if (typed === '') change({ form, of: '' });
            setTyped(undefined);
          }}
        />
      )}
    </>
  );
}
