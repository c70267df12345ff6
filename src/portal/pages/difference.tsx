import { clean } from '../../platform/html/index.js';
import type { Frame, Page } from '../page.js';
import { Body } from '../parts/body.js';
import { FieldChange } from '../parts/field-change.js';
import { WordsChanged } from '../parts/words-changed.js';
import type { Difference } from '../release-reading.js';

interface Compared {
  readonly id: string;
  readonly lang: string;
  readonly from: number;
  readonly to: number;
  readonly changes: Difference;
}

/** Everything that differs between two published versions, in reading order. */
export function differencePage(frame: Frame, { id, lang, from, to, changes }: Compared): Page {
  const { words, ui } = frame;
  const { fields, body } = changes;
  const title = words.difference.title(from, to);
  const isSame = fields.length === 0 && body.every(({ change }) => change === 'same');
  return {
    title,
    lang,
    languages: [lang],
    isPassing: true,
    children: (
      <div class="cols">
        <article class="diff">
          <h1 class="page-h" lang={ui}>
            {title}
          </h1>
          <p lang={ui}>
            <a class="more" href={frame.read(`/releases/${id}`, lang)}>
              {words.difference.back}
            </a>
          </p>
          {isSame && <p lang={ui}>{words.difference.none}</p>}
          {fields.length > 0 && (
            <section aria-labelledby="ngoai">
              <h2 class="sec" id="ngoai" lang={ui}>
                {words.difference.fields}
              </h2>
              <ul class="plain">
                {fields.map((field) => (
                  <li>
                    <FieldChange frame={frame} field={field} />
                  </li>
                ))}
              </ul>
            </section>
          )}
          {body.some(({ change }) => change !== 'same') && (
            <section aria-labelledby="noi-dung-sua">
              <h2 class="sec" id="noi-dung-sua" lang={ui}>
                {words.difference.body}
              </h2>
              <div class="read">
                {body.map((block) => (
                  <ChangedBlock block={block} />
                ))}
              </div>
            </section>
          )}
        </article>
      </div>
    ),
  };
}

type Block = Difference['body'][number];

function ChangedBlock({ block }: { readonly block: Block }) {
  if (block.change !== 'changed') {
    const inner = <Body blocks={clean(block.html).blocks} pictures={new Map()} />;
    if (block.change === 'same') return <div class="same">{inner}</div>;
    return block.change === 'added' ? <ins class="block">{inner}</ins> : <del class="block">{inner}</del>;
  }
  if ('words' in block) {
    const Tag = block.type;
    return (
      <Tag class="fixed">
        <WordsChanged words={block.words} />
      </Tag>
    );
  }
  if ('items' in block) {
    const List = block.type;
    return (
      <List>
        {block.items.map((item) => (
          <li>
            {item.change === 'changed' ? (
              item.blocks.map((each) => <ChangedBlock block={each} />)
            ) : (
              <ChangedBlock block={item} />
            )}
          </li>
        ))}
      </List>
    );
  }
  if ('rows' in block)
    return (
      <div class="table" tabIndex={0}>
        <table>
          <tbody>
            {block.rows.map((row) => (
              <tr>
                {row.cells.map((cell) => (
                  <td>
                    {'html' in cell ? (
                      <ChangedBlock
                        block={{ change: 'change' in cell ? cell.change : wholeRow(row), html: cell.html }}
                      />
                    ) : (
                      cell.blocks.map((each) => <ChangedBlock block={each} />)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  return (
    <blockquote>
      {block.blocks.map((each) => (
        <ChangedBlock block={each} />
      ))}
    </blockquote>
  );
}

/** Of a row that came or went, or stayed, as one. */
const wholeRow = ({ change }: { readonly change: string }): 'same' | 'removed' | 'added' =>
  change === 'added' || change === 'removed' ? change : 'same';
