import { Button, VisuallyHidden } from '@mantine/core';
import { IconFoldDown } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useSingleKeys } from '../../ui/single-keys';
import release from '../release.module.css';
import { BlockView, type Side } from './blocks';
import { countOf, foldedOf } from './changes';
import classes from './difference.module.css';
import { FieldView } from './field';

interface DifferenceProps {
  readonly difference: Schemas['DeskDifference'];
  readonly beside: boolean;
}

/** What changed, in the order in which it is read: every change has a number, what stayed as it was is folded. */
export function Difference({ difference, beside }: DifferenceProps) {
  const { t } = useTranslation('review');
  const { fields, body, lang } = difference;
  const list = useRef<HTMLDivElement>(null);
  const step = (by: number) => () => {
    const changes = [...(list.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
    const at = changes.findIndex((change) => change === document.activeElement);
    changes[
      at < 0 ? (by > 0 ? 0 : changes.length - 1) : Math.min(Math.max(at + by, 0), changes.length - 1)
    ]?.focus();
  };
  useSingleKeys([
    ['j', step(1)],
    ['k', step(-1)],
  ]);
  const count = countOf(difference);
  let number = 0;
  const row = (key: string, changed: boolean, show: (side: Side) => ReactNode) => (
    <Row key={key} number={changed ? ++number : undefined} beside={beside} show={show} />
  );
  return (
    <>
      <div className={classes['head']}>
        <h2>{count === 0 ? t('nothingChanged') : t('changes', { count })}</h2>
        {count > 1 && (
          <div className={classes['steps']} role="group" aria-label={t('steps')}>
            <Button variant="default" rightSection={<kbd>K</kbd>} onClick={step(-1)}>
              {t('previous')}
            </Button>
            <Button variant="default" rightSection={<kbd>J</kbd>} onClick={step(1)}>
              {t('next')}
            </Button>
          </div>
        )}
      </div>
      <div ref={list} lang={lang} className={`${release['words']} ${classes['rows']}`}>
        {fields.map((field) => row(field.field, true, (side) => <FieldView field={field} side={side} />))}
        {foldedOf(body).map(({ blocks, folded, at }) => {
          const rows = () =>
            blocks.map((block, index) =>
              row(`${at + index}`, block.change !== 'same', (side) => (
                <BlockView block={block} side={side} />
              )),
            );
          return folded ? (
            <Fold key={`fold-${at}`} label={t('unchanged', { count: blocks.length })}>
              {rows}
            </Fold>
          ) : (
            rows()
          );
        })}
      </div>
    </>
  );
}

interface RowProps {
  readonly number: number | undefined;
  readonly beside: boolean;
  readonly show: (side: Side) => ReactNode;
}

function Row({ number, beside, show }: RowProps) {
  const { t } = useTranslation('review');
  return (
    <div
      className={classes['row']}
      data-beside={beside || undefined}
      {...(number !== undefined && { 'data-change': number, tabIndex: -1 })}
    >
      <span className={classes['number']}>
        {number !== undefined && (
          <>
            <VisuallyHidden>{t('change')} </VisuallyHidden>
            {number}
          </>
        )}
      </span>
      {beside ? (
        <>
          <div>{show('before')}</div>
          <div>{show('after')}</div>
        </>
      ) : (
        <div>{show('both')}</div>
      )}
    </div>
  );
}

function Fold({ label, children }: { label: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  if (open) return children();
  return (
    <button type="button" className={classes['fold']} onClick={() => setOpen(true)}>
      <IconFoldDown size={18} stroke={1.75} aria-hidden />
      {label}
    </button>
  );
}
