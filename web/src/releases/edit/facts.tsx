import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';
import { Checkbox, MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextEdit, VersionEdit } from '../../../generated/limits';
import { fieldErrors } from '../../api/problem';
import { useNames } from '../../api/reference';
import { Zone } from '../../i18n/moments';
import { instantOf, wallOf } from '../../i18n/zoned';
import type { Draft } from '../../writing/use-autosave';
import { Authority } from './authority';
import classes from './edit.module.css';
import { Plan } from './plan';
import type { TextFields, VersionFields } from './records';

const kinds: readonly VersionFields['kind'][] = ['press release', 'notice', 'statement', 'invitation'];

interface FactsProps {
  readonly draft: Draft<VersionFields>;
  readonly source: Draft<TextFields>;
  /** The number that the release has. */
  readonly given: string;
  readonly disabled: boolean;
}

/** What has no language, and the few words of one that belong to it. */
export function Facts({ draft, source, given, disabled }: FactsProps) {
  const { t } = useTranslation(['editing', 'releases', 'common']);
  const zone = useContext(Zone);
  const { fields, error } = draft.state;
  const words = source.state.fields;
  const errors = fieldErrors(error);
  const change = (changes: Partial<VersionFields>) => draft.autosave.change(changes);
  const { contact, signatory, event } = fields;
  const choose = (what: 'topics' | 'places' | 'coIssuers', list: 'topics' | 'places' | 'organisations') => ({
    id: what,
    label: t(`fields.${what}`),
    value: [...fields[what]],
    maxValues: VersionEdit[what].maxItems,
    error: errors[what],
    disabled,
    onChange: (value: string[]) => change({ [what]: value }),
    list,
  });
  return (
    <section className={classes['section']} id="facts">
      <h2>{t('facts.title')}</h2>
      <div className={classes['facts']}>
        <div className={classes['pair']}>
          <NativeSelect
            label={t('fields.kind')}
            value={fields.kind}
            disabled={disabled}
            data={kinds.map((kind) => ({ value: kind, label: t(`releases:kinds.${kind}`) }))}
            onChange={({ currentTarget }) => change({ kind: currentTarget.value as VersionFields['kind'] })}
          />
          <Checkbox
            label={t('facts.urgent')}
            checked={fields.urgent}
            disabled={disabled}
            onChange={({ currentTarget }) => change({ urgent: currentTarget.checked })}
          />
        </div>
        <Choices {...choose('topics', 'topics')} />
        <Choices {...choose('places', 'places')} />
        <fieldset id="contact" className={classes['group']}>
          <legend>{t('facts.contact')}</legend>
          <Typed
            label={t('facts.name')}
            value={contact.name ?? ''}
            maxLength={VersionEdit.contact.name.maxLength}
            disabled={disabled}
            error={errors['contact.name']}
            onType={(name) => change({ contact: { ...contact, name } })}
          />
          <Typed
            label={t('facts.position')}
            value={words.contactPosition}
            maxLength={TextEdit.contactPosition.maxLength}
            disabled={disabled}
            onType={(contactPosition) => source.autosave.change({ contactPosition })}
          />
          <Typed
            label={t('facts.phone')}
            type="tel"
            pattern="[+\d][\d .\(\)\-]{2,38}"
            value={contact.phone ?? ''}
            maxLength={VersionEdit.contact.phone.maxLength}
            disabled={disabled}
            error={errors['contact.phone']}
            onType={(phone) => change({ contact: { ...contact, phone } })}
          />
          <Typed
            label={t('facts.email')}
            type="email"
            value={contact.email ?? ''}
            maxLength={VersionEdit.contact.email.maxLength}
            disabled={disabled}
            error={errors['contact.email']}
            onType={(email) => change({ contact: { ...contact, email } })}
          />
        </fieldset>
        <Plan draft={draft} disabled={disabled} />
        <fieldset id="signatory" className={classes['group']}>
          <legend>{t('facts.signatory')}</legend>
          <Typed
            label={t('facts.name')}
            value={signatory?.name ?? ''}
            maxLength={VersionEdit.signatory.name.maxLength}
            disabled={disabled}
            error={errors['signatory.name']}
            onType={(name) => change({ signatory: name ? { ...signatory, name } : null })}
          />
          <Typed
            label={t('facts.position')}
            value={words.signatoryPosition}
            maxLength={TextEdit.signatoryPosition.maxLength}
            disabled={disabled}
            onType={(signatoryPosition) => source.autosave.change({ signatoryPosition })}
          />
          {signatory && <Authority draft={draft} source={source} disabled={disabled} />}
        </fieldset>
        {(fields.kind === 'invitation' || event) && (
          <fieldset id="event" className={classes['group']}>
            <legend>{t('facts.event')}</legend>
            <TextInput
              type="datetime-local"
              label={t('facts.from')}
              value={event ? wallOf(event.from, zone) : ''}
              disabled={disabled}
              error={errors['event.from']}
              onChange={({ currentTarget: { value } }) =>
                change({ event: value ? { zone, ...event, from: instantOf(value, zone) } : null })
              }
            />
            <TextInput
              type="datetime-local"
              label={t('facts.to')}
              value={event?.to ? wallOf(event.to, zone) : ''}
              disabled={disabled || !event}
              error={errors['event.to'] ?? errors['event']}
              onChange={({ currentTarget: { value } }) => {
                if (!event) return;
                const { to: _, ...begun } = event;
                change({ event: value ? { ...begun, to: instantOf(value, zone) } : begun });
              }}
            />
            <Typed
              label={t('facts.place')}
              value={words.eventPlace}
              maxLength={TextEdit.eventPlace.maxLength}
              disabled={disabled}
              onType={(eventPlace) => source.autosave.change({ eventPlace })}
            />
          </fieldset>
        )}
        <details className={classes['less']}>
          <summary>{t('facts.less')}</summary>
          <div>
            <Choices {...choose('coIssuers', 'organisations')} />
            <Recipients recipients={fields.recipients} disabled={disabled} onChange={change} />
            <Typed
              label={t('fields.number')}
              description={t('facts.numberHelp')}
              value={fields.number}
              maxLength={VersionEdit.number.maxLength}
              disabled={disabled}
              error={errors['number']}
              whole
              // One that was given can be another, not none.
              onType={(number) => change({ number: number.trim() || given })}
            />
          </div>
        </details>
      </div>
    </section>
  );
}

interface ChoicesProps {
  readonly id: string;
  readonly label: string;
  readonly value: string[];
  readonly maxValues: number;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: string[]) => void;
  readonly list: 'topics' | 'places' | 'organisations';
}

function Choices({ list, ...props }: ChoicesProps) {
  const { t } = useTranslation('common');
  const { all } = useNames(list);
  const names = all
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'vi'));
  return (
    <MultiSelect
      {...props}
      data={names}
      searchable
      limit={50}
      hidePickedOptions
      nothingFoundMessage={t('frame.nothingFound')}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

interface TypedProps {
  readonly label: string;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly maxLength: number;
  readonly disabled: boolean;
  readonly description?: string;
  readonly error?: string | undefined;
  readonly type?: string;
  readonly pattern?: string;
  /** Handed on when somebody leaves it: half of it is something else. */
  readonly whole?: boolean;
}

/** A line. What has a form is handed on when it has it, or when somebody leaves it as it is. */
function Typed({ value, onType, disabled, whole = false, ...field }: TypedProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      {...field}
      value={typed ?? value}
      readOnly={disabled}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        if (!whole && currentTarget.validity.valid) onType(currentTarget.value);
      }}
      onBlur={() => {
        if (typed !== undefined) onType(typed);
        setTyped(undefined);
      }}
    />
  );
}

interface RecipientsProps {
  readonly recipients: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (changes: { recipients: string[] }) => void;
}

/** A line each. */
function Recipients({ recipients, disabled, onChange }: RecipientsProps) {
  const { t } = useTranslation('editing');
  const [typed, setTyped] = useState<string>();
  return (
    <Textarea
      label={t('fields.recipients')}
      description={t('facts.recipientsHelp')}
      value={typed ?? recipients.join('\n')}
      autosize
      minRows={2}
      readOnly={disabled}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        onChange({
          recipients: value
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        });
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
