import { Button, Textarea, TextInput } from '@mantine/core';
import { IconBlockquote } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TextEdit } from '../../../generated/limits';
import classes from './edit.module.css';
import type { TextFields } from './records';

const { each, maxItems } = TextEdit.quotes;

interface QuotesProps {
  readonly quotes: TextFields['quotes'];
  readonly lang: string;
  readonly disabled: boolean;
  readonly onChange: (quotes: TextFields['quotes']) => void;
}

/** Words of somebody that newsrooms may use as they are. */
export function Quotes({ quotes, lang, disabled, onChange }: QuotesProps) {
  const { t } = useTranslation('editing');
  const change = (index: number, changes: Partial<(typeof quotes)[number]>) =>
    onChange(quotes.with(index, { ...quotes[index]!, ...changes }));
  if (quotes.length === 0 && disabled) return null;
  return (
    <div className={classes['quotes']}>
      {quotes.map((quote, index) => (
        // Quotes have no name but their order.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} className={classes['quote']}>
          <legend>{t('quotes.one', { number: index + 1 })}</legend>
          <Textarea
            label={t('quotes.text')}
            value={quote.text}
            lang={lang}
            maxLength={each.text.maxLength}
            autosize
            minRows={2}
            readOnly={disabled}
            onChange={({ currentTarget }) => change(index, { text: currentTarget.value })}
          />
          <TextInput
            label={t('quotes.name')}
            value={quote.name}
            maxLength={each.name.maxLength}
            readOnly={disabled}
            onChange={({ currentTarget }) => change(index, { name: currentTarget.value })}
          />
          <TextInput
            label={t('quotes.position')}
            value={quote.position ?? ''}
            maxLength={each.position.maxLength}
            lang={lang}
            readOnly={disabled}
            onChange={({ currentTarget }) => change(index, { position: currentTarget.value })}
          />
          {!disabled && (
            <Button variant="default" onClick={() => onChange(quotes.toSpliced(index, 1))}>
              {t('quotes.remove', { number: index + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {!disabled && quotes.length < maxItems && (
        <Button
          variant="subtle"
          leftSection={<IconBlockquote size={18} stroke={1.75} aria-hidden />}
          onClick={() => onChange([...quotes, { text: '', name: '' }])}
        >
          {t('quotes.add')}
        </Button>
      )}
    </div>
  );
}
