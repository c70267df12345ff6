import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './filters.module.css';

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

interface FiltersProps<Name extends string> {
  readonly label: string;
  readonly filters: readonly Filter<Name>[];
  /** What the address says. */
  readonly values: Values<Name>;
  readonly onChange: (values: Values<Name>) => void;
  /** How much is shown. */
  readonly count: string;
}

/** The conditions of a list; on a phone behind a button. What is on stands beside, each to be taken away. */
export function Filters<Name extends string>({
  label,
  filters,
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
  return (
    <search aria-label={label} className={classes['search']}>
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
  );
}
