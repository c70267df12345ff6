import { useForm } from '@mantine/form';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors, problemOf } from '../api/problem';
import { Failure, FailureBox } from './failure';
import { missingIn, ruleOf, type Rules } from './rules';
import { useKeyOf } from './use-key';

interface ApiFormOptions<Values extends object> {
  readonly initialValues: Values;
  /** Sends them; what it throws is told beside the fields it names, and above. By `key` it happens once, however often it is tried. */
  readonly send: (values: Values, key: string) => Promise<unknown>;
  /** What the API's description asks of them. */
  readonly rules?: Rules<Values>;
  /** What no description says. */
  readonly validate?: { readonly [Name in keyof Values]?: (value: Values[Name]) => string | undefined };
}

/**
 * A form whose errors come from the server's own rules: what can be known of them beforehand is said before anything is sent,
 * and no field takes more than may be sent. What was typed stays, whatever the server says. Put `failure` above the fields,
 * `form.getInputProps(name)` into each, `onSubmit` and `sending` where they belong.
 */
export function useApiForm<Values extends object>(options: ApiFormOptions<Values>) {
  const { initialValues, send, rules = {}, validate = {} } = options;
  const { t } = useTranslation();
  const form = useForm<Values>({
    initialValues,
    validate: (values) => ({
      ...Object.fromEntries(missingIn(values, rules).map((field) => [field, t('failure.required')])),
      ...errorsOf(values, validate),
    }),
    enhanceGetInputProps: ({ field }) => {
      const { maxLength } = ruleOf(rules, String(field));
      return maxLength === undefined ? {} : { maxLength };
    },
  });
  const element = useRef<HTMLFormElement>(null);
  const { keyOf, done } = useKeyOf();
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const focusFirst = () =>
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  const submit = async (values: Values) => {
    setSending(true);
    setError(undefined);
    try {
      await send(values, keyOf(values));
      done();
    } catch (thrown) {
      form.setErrors(fieldErrors(thrown));
      setError(thrown);
      focusFirst();
    } finally {
      setSending(false);
    }
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => form.onSubmit(submit, focusFirst)(event);
  const failure = error === undefined ? null : <FormFailure error={error} />;
  return { form, failure, sending, formProps: { ref: element, onSubmit, noValidate: true } };
}

function errorsOf<Values extends object>(
  values: Values,
  validate: NonNullable<ApiFormOptions<Values>['validate']>,
): Record<string, string> {
  const names = Object.keys(validate) as (keyof Values & string)[];
  const told = names.map((name) => [name, validate[name]?.(values[name])] as const);
  return Object.fromEntries(told.filter((each): each is [(typeof each)[0], string] => each[1] !== undefined));
}

/** Beside the fields it is said what is wrong with each; here that something is, and from two on with all of it. */
function FormFailure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const errors = problemOf(error)?.errors ?? [];
  if (errors.length === 0) return <Failure error={error} />;
  return (
    <FailureBox title={t('failure.form', { count: errors.length })}>
      {errors.length > 1 && (
        <ul>
          {errors.map(({ pointer, detail }) => (
            <li key={pointer}>{detail}</li>
          ))}
        </ul>
      )}
    </FailureBox>
  );
}
