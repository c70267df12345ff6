import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { ColourField, NamesField, PictureField } from './look-fields';
import classes from './settings.module.css';

type Setting = Schemas['Setting'];

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly items?: { readonly type?: string };
  readonly format?: string;
  readonly additionalProperties?: { readonly type?: string; readonly maxLength?: number };
}

/** How a value is typed: by the schema of the setting; what has no field of its own as JSON. */
export function kindOf({ schema }: Pick<Setting, 'schema'>) {
  const { type, enum: choices, items, format, additionalProperties: members } = schema as Schema;
  if (format === 'picture' || format === 'color') return format;
  if (type === 'object' && members?.type === 'string') return 'names';
  if (choices) return 'choice';
  if (type === 'boolean') return 'yes-no';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'string') return 'text';
  return type === 'array' && items?.type === 'string' ? 'lines' : 'json';
}

/** The value as it stands in its field. */
export function toTyped(setting: Setting): string {
  const { value } = setting;
  switch (kindOf(setting)) {
    case 'yes-no':
      return value === true ? 'true' : 'false';
    case 'lines':
      return (value as string[]).join('\n');
    case 'names':
    case 'json':
      return JSON.stringify(value, undefined, 2);
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }
}

/** What was typed as a value; throws a SyntaxError for JSON that is none. */
export function fromTyped(setting: Setting, typed: string): unknown {
  switch (kindOf(setting)) {
    case 'yes-no':
      return typed === 'true';
    case 'number':
      return Number(typed);
    case 'lines':
      return typed
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
    case 'names':
    case 'json':
      return JSON.parse(typed);
    default:
      return typed;
  }
}

interface ValueFieldProps {
  readonly setting: Setting;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (typed: string) => void;
}

export function ValueField({ setting, value, error, onChange }: ValueFieldProps) {
  const { t } = useTranslation('settings');
  const { enum: values = [], minimum, maximum, maxLength, additionalProperties } = setting.schema as Schema;
  const onTyped = ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value);
  const field = { label: t('value'), value, error, onChange: onTyped };
  switch (kindOf(setting)) {
    case 'picture':
      return <PictureField {...field} onChange={onChange} />;
    case 'color':
      return <ColourField {...field} onChange={onChange} />;
    case 'names':
      return <NamesField {...field} maxLength={additionalProperties?.maxLength} onChange={onChange} />;
    case 'yes-no':
      return (
        <Checkbox
          label={setting.name}
          error={error}
          checked={value === 'true'}
          onChange={({ currentTarget }) => onChange(String(currentTarget.checked))}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...field}
          data={values.map(String).map((each) => ({
            value: each,
            label: setting.choices?.find((choice) => choice.value === each)?.name ?? each,
          }))}
        />
      );
    case 'number':
      return (
        <TextInput
          {...field}
          type="number"
          description={
            minimum !== undefined && maximum !== undefined ? t('between', { minimum, maximum }) : undefined
          }
        />
      );
    case 'text':
      return <TextInput {...field} maxLength={maxLength} />;
    case 'lines':
      return <Textarea {...field} rows={5} description={t('linesHelp')} />;
    default:
      return (
        <Textarea
          {...field}
          rows={8}
          description={t('jsonHelp')}
          spellCheck={false}
          classNames={{ input: classes['json']! }}
        />
      );
  }
}
