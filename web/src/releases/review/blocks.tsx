import { VisuallyHidden } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';

type Block = Schemas['BlockDifference'];
type Changed = Extract<Block, { change: 'changed' }>;
type List = Extract<Changed, { items: unknown }>;
type Table = Extract<Changed, { rows: unknown }>;
type Paragraph = Extract<Changed, { words: unknown }>;
type Change = 'same' | 'removed' | 'added';

/** Both texts in one, or one of them. */
export type Side = 'both' | 'before' | 'after';
const left: Record<Side, Change | undefined> = { both: undefined, before: 'added', after: 'removed' };
export const isOn = (side: Side, change: string): boolean => change !== left[side];

/** What went or came, marked for eyes and for ears. */
export function Marked({ change, children }: { change: Change; children: ReactNode }) {
  const { t } = useTranslation('review');
  if (change === 'same') return children;
  const Mark = change === 'removed' ? 'del' : 'ins';
  return (
    <Mark>
      <VisuallyHidden>{t(`marks.${change}`)} </VisuallyHidden>
      {children}
    </Mark>
  );
}

/** The server keeps a small grammar of HTML without scripts, styles and handlers, and the page's policy runs none. */
const Html = ({ html }: { html: string }) => <div dangerouslySetInnerHTML={{ __html: html }} />;

/** One block of a body with what changed in it. */
export function BlockView({ block, side }: { block: Block; side: Side }) {
  const { t } = useTranslation('review');
  if (block.change !== 'changed') {
    if (!isOn(side, block.change)) return null;
    return (
      <Marked change={block.change}>
        {block.moved !== undefined && <small>{t('moved')} </small>}
        <Html html={block.html} />
      </Marked>
    );
  }
  if ('words' in block) return <ParagraphView block={block} side={side} />;
  if ('items' in block) return <ListView block={block} side={side} />;
  if ('rows' in block) return <TableView block={block} side={side} />;
  return (
    <blockquote>
      <Blocks blocks={block.blocks} side={side} />
    </blockquote>
  );
}

function Blocks({ blocks, side }: { blocks: readonly Block[]; side: Side }) {
  return blocks.map((block, index) => <BlockView key={index} block={block} side={side} />);
}

function ParagraphView({ block, side }: { block: Paragraph; side: Side }) {
  // The title of the page is its only h1, and the texts' headings stand below it.
  const Tag = side === 'before' ? (block.was ?? block.type) : block.type;
  return (
    <Tag>
      <Words words={block.words} side={side} />
    </Tag>
  );
}

/** Stretches of a text, with their marks where they have some. */
export function Words({
  words,
  side,
}: {
  words: readonly (Schemas['WordDifference'] | Schemas['BodyWordDifference'])[];
  side: Side;
}) {
  return words
    .filter(({ change }) => isOn(side, change))
    .map((word, index) => (
      <Marked key={index} change={word.change}>
        <Word word={word} />
      </Marked>
    ));
}

function Word({ word }: { word: Schemas['WordDifference'] | Schemas['BodyWordDifference'] }) {
  const lines = word.text.split('\n').map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
  if (!('strong' in word || 'em' in word || 'script' in word || 'href' in word || 'lang' in word))
    return lines;
  const { strong, em, script: Script, href, lang } = word;
  let shown: ReactNode = lang ? <span lang={lang}>{lines}</span> : lines;
  if (Script) shown = <Script>{shown}</Script>;
  if (em) shown = <em>{shown}</em>;
  if (strong) shown = <strong>{shown}</strong>;
  return href ? <a href={href}>{shown}</a> : shown;
}

function ListView({ block, side }: { block: List; side: Side }) {
  const Tag = side === 'before' ? (block.was ?? block.type) : block.type;
  return (
    <Tag>
      {block.items
        .filter(({ change }) => isOn(side, change))
        .map((item, index) => (
          <li key={index}>
            {item.change === 'changed' ? (
              <Blocks blocks={item.blocks} side={side} />
            ) : (
              <Marked change={item.change}>
                <Html html={item.html} />
              </Marked>
            )}
          </li>
        ))}
    </Tag>
  );
}

function TableView({ block, side }: { block: Table; side: Side }) {
  return (
    <table>
      <tbody>
        {block.rows
          .filter(({ change }) => isOn(side, change))
          .map((row, index) => (
            <tr key={index}>
              {row.change === 'changed'
                ? row.cells
                    .filter(({ change }) => isOn(side, change))
                    .map((cell, at) => (
                      <cell.type key={at} colSpan={cell.colspan} rowSpan={cell.rowspan}>
                        {cell.change === 'changed' ? (
                          <Blocks blocks={cell.blocks} side={side} />
                        ) : (
                          <Marked change={cell.change}>
                            <Html html={cell.html} />
                          </Marked>
                        )}
                      </cell.type>
                    ))
                : row.cells.map((cell, at) => (
                    <cell.type key={at} colSpan={cell.colspan} rowSpan={cell.rowspan}>
                      <Marked change={row.change}>
                        <Html html={cell.html} />
                      </Marked>
                    </cell.type>
                  ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}
