import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';

/** More is read where the value is set. */
const MOST = 160;

/** A value of a setting in words. */
export function useValueText() {
  const { t } = useTranslation('settings');
  return ({ choices }: Pick<Schemas['Setting'], 'choices'>, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (value === '' || value === null || value === undefined) return t('empty');
    if (typeof value === 'string') return choices?.find((choice) => choice.value === value)?.name ?? value;
    if (typeof value === 'number') return String(value);
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(', ');
    const json = JSON.stringify(value);
    return json.length > MOST ? `${json.slice(0, MOST)} …` : json;
  };
}
