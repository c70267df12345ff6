import { useRef } from 'react';
import type { Column } from './column';
import { CsvButton } from './csv-button';
import { useSingleKeys } from './single-keys';
import classes from './record-table.module.css';

export type { Column } from './column';

interface RecordTableProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  /** The first names the row. */
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** It is a list of its own, which can be saved as it is shown: the name of the file. */
  readonly file?: string;
  /** What stands in the file, where that is not one column for each that is shown. */
  readonly told?: readonly Column<Row>[];
}

/** A table at a desk, and rows that flow on a phone. J and K go through its rows. */
export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const { caption, rows, columns, keyOf, file, told = columns } = props;
  const [head, ...cells] = columns;
  const body = useRef<HTMLTableSectionElement>(null);
  const step = (by: number) => () => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('th a, th button') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  };
  useSingleKeys([
    ['j', step(1)],
    ['k', step(-1)],
  ]);
  return (
    <>
      <table className={classes['table']}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row">{head!.show(row)}</th>
              {cells.map(({ label, show, bare }) => (
                <td key={label} data-label={bare ? undefined : label}>
                  {show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {file !== undefined && <CsvButton file={file} rows={rows} columns={told} />}
    </>
  );
}
