import type { ComponentChildren, JSX } from 'preact';
import type { Block, Cell, Paragraph, Run } from '../../platform/html/index.js';
import { lines } from './lines.js';
import { type Picture, Shown } from './picture.js';

interface BodyProps {
  readonly blocks: readonly Block[];
  /** By digest of the file. */
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Said before a block that a correction changed; undefined for one that it did not. */
  readonly changed?: (index: number) => string | undefined;
}

/** A body as its grammar describes it: every word is a text, so nothing in it can become markup. */
export function Body({ blocks, pictures, changed }: BodyProps) {
  return blocks.map((block, index) => drawBlock(block, pictures, changed?.(index)));
}

function drawBlock(block: Block, pictures: BodyProps['pictures'], changed?: string): JSX.Element | null {
  const mark = changed === undefined ? {} : { class: 'fixed' };
  const said = changed !== undefined && <span class="vh">{changed}</span>;
  const inner = (blocks: readonly Block[]) => blocks.map((each) => drawBlock(each, pictures));
  switch (block.type) {
    case 'p':
    case 'h2':
    case 'h3':
      return drawParagraph(block, mark, said);
    case 'ul':
    case 'ol': {
      const List = block.type;
      return (
        <List {...mark}>
          {block.items.map((item, index) => (
            <li>
              {index === 0 && said}
              {drawItem(item, pictures)}
            </li>
          ))}
        </List>
      );
    }
    case 'blockquote':
      return (
        <blockquote {...mark}>
          {said}
          {inner(block.blocks)}
        </blockquote>
      );
    case 'table':
      // Whoever has no mouse must reach what is wider than the page, to scroll it.
      return (
        <div class={changed === undefined ? 'table' : 'table fixed'} tabIndex={0}>
          {said}
          <table>
            <tbody>
              {block.rows.map((row) => (
                <tr>{row.map((cell) => drawCell(cell, pictures))}</tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    default: {
      const picture = pictures.get(block.file);
      return picture ? <Shown picture={picture} /> : null;
    }
  }
}

function drawParagraph({ type: Tag, content }: Paragraph, mark: object, said: ComponentChildren) {
  return (
    <Tag {...mark}>
      {said}
      {content.map(drawRun)}
    </Tag>
  );
}

/** An item of one paragraph, as most are, stands without one. */
function drawItem(blocks: readonly Block[], pictures: BodyProps['pictures']): ComponentChildren {
  const [first, ...others] = blocks;
  const rest = (first?.type === 'p' ? others : blocks).map((block) => drawBlock(block, pictures));
  return first?.type === 'p' ? [...first.content.map(drawRun), ...rest] : rest;
}

function drawCell({ type: Tag, colspan, rowspan, blocks }: Cell, pictures: BodyProps['pictures']) {
  const [only] = blocks;
  return (
    <Tag {...(colspan > 1 && { colSpan: colspan })} {...(rowspan > 1 && { rowSpan: rowspan })}>
      {blocks.length === 1 && only?.type === 'p'
        ? only.content.map(drawRun)
        : blocks.map((block) => drawBlock(block, pictures))}
    </Tag>
  );
}

function drawRun({ text, href, lang, strong, em, script: Script }: Run): ComponentChildren {
  let made: ComponentChildren = lines(text);
  if (Script) made = <Script>{made}</Script>;
  if (em) made = <em>{made}</em>;
  if (strong) made = <strong>{made}</strong>;
  if (lang) made = <span lang={lang}>{made}</span>;
  return href === undefined ? made : <a href={href}>{made}</a>;
}
