import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './filters.module.css';
import { SavedViews } from './saved-views';

/** One condition of a list: its name in the address, and what may be chosen; or an hour, and how it is told. */
export type Filter<Name extends string> = { readonly name: Name; readonly label: string } & (
  | {
      /** Says that nothing was chosen. */
      readonly any: string;
      readonly choices: readonly { readonly value: string; readonly label: string }[];
    }
  | { readonly told: (wall: string) => string }
);
type Values<Name extends string> = { readonly [Key in Name]?: string | undefined };

/** Words that are looked for: their name in the address, and what they are looked for in. */
interface WordsFilter<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly maxLength: number;
}

interface FiltersProps<Name extends string> {
  /** By which the server knows the list: its conditions are kept under names. */
  readonly list: string;
  readonly label: string;
  readonly filters: readonly Filter<Name>[];
  /** Where the list can also be searched. */
  readonly words?: WordsFilter<Name>;
  /** What the address says. */
  readonly values: Values<Name>;
  readonly onChange: (values: Values<Name>) => void;
  /** How much is shown. */
  readonly count: string;
}

/** The conditions of a list and those that were kept; on a phone behind a button. What is on stands beside, each to be taken away. */
export function Filters<Name extends string>({
  list,
  label,
  filters,
  words,
  values,
  onChange,
  count,
}: FiltersProps<Name>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  const set = (name: Name, value: string) => onChange({ ...values, [name]: value || undefined });
  const chosen = filters.flatMap((filter) => {
    const value = values[filter.name];
    if (!value) return [];
    const told =
      'told' in filter ? filter.told(value) : filter.choices.find((choice) => choice.value === value)?.label;
    return told ? [{ name: filter.name, label: told }] : [];
  });
  const searched = words && values[words.name];
  if (searched) chosen.unshift({ name: words.name, label: `“${searched}”` });
  return (
    <>
      <SavedViews list={list} conditions={values} />
      <search aria-label={label} className={classes['search']}>
        {words && (
          <WordsField key={values[words.name]} {...words} value={values[words.name]} onSearch={set} />
        )}
        <Button
          className={classes['toggle']}
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={18} stroke={1.75} aria-hidden />}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {chosen.length > 0 ? t('list.filterCount', { count: chosen.length }) : t('list.filter')}
        </Button>
        <div id={id} className={classes['fields']} data-open={open || undefined}>
          {filters.map((filter) => {
            const { name, label: field } = filter;
            const input = {
              label: field,
              value: values[name] ?? '',
              onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
                set(name, currentTarget.value),
            };
            return 'told' in filter ? (
              <TextInput key={name} {...input} type="datetime-local" />
            ) : (
              <NativeSelect
                key={name}
                {...input}
                data={[{ value: '', label: filter.any }, ...filter.choices]}
              />
            );
          })}
        </div>
        <div className={classes['on']}>
          <span role="status">{count}</span>
          {chosen.map(({ name, label: condition }) => (
            <button
              key={name}
              type="button"
              className={classes['chip']}
              aria-label={t('list.remove', { condition })}
              onClick={() => set(name, '')}
            >
              {condition}
              <IconX size={16} stroke={1.75} aria-hidden />
            </button>
          ))}
          {chosen.length > 1 && (
            <button type="button" className={classes['all']} onClick={() => onChange({})}>
              {t('list.removeAll')}
            </button>
          )}
        </div>
      </search>
    </>
  );
}

interface WordsFieldProps<Name extends string> extends WordsFilter<Name> {
  readonly value: string | undefined;
  readonly onSearch: (name: Name, words: string) => void;
}

/** Is searched by when one is done, not while one types: the address is a list that can be sent. */
function WordsField<Name extends string>(props: WordsFieldProps<Name>) {
  const { name, label, maxLength, value = '', onSearch } = props;
  const { t } = useTranslation();
  const [words, setWords] = useState(value);
  return (
    <form
      className={classes['words']}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(name, words.trim());
      }}
    >
      <TextInput
        type="search"
        label={label}
        maxLength={maxLength}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('list.search')}
      </Button>
    </form>
  );
}
