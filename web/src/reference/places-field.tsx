import { Button, Input, NativeSelect } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './reference.module.css';

interface PlacesFieldProps {
  readonly label: string;
  readonly description: string;
  readonly add: string;
  /** Id and name of each that may be chosen. */
  readonly choices: readonly (readonly [id: string, name: string])[];
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
}

/** Several places, added one after the other. */
export function PlacesField({ label, description, add, choices, value, onChange }: PlacesFieldProps) {
  const { t } = useTranslation('reference');
  const id = useId();
  const [next, setNext] = useState('');
  const names = new Map(choices);
  const open = choices.filter(([each]) => !value.includes(each));
  return (
    <div className={classes['form']}>
      {value.length > 0 && (
        <ul className={classes['chosen']} aria-labelledby={id}>
          {value.map((each) => (
            <li key={each}>
              {names.get(each)}
              <Button
                variant="default"
                onClick={() => onChange(value.filter((other) => other !== each))}
                aria-label={t('places.takeAway', { name: names.get(each) })}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Input.Wrapper label={<span id={id}>{label}</span>} description={description}>
        <div className={classes['choose']}>
          <NativeSelect
            aria-label={label}
            value={next}
            data={[
              { value: '', label: t('places.choose') },
              ...open.map(([each, name]) => ({ value: each, label: name })),
            ]}
            onChange={({ currentTarget }) => setNext(currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={next === ''}
            onClick={() => {
              onChange([...value, next]);
              setNext('');
            }}
          >
            {add}
          </Button>
        </div>
      </Input.Wrapper>
    </div>
  );
}
