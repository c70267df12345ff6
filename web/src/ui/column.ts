import type { ReactNode } from 'react';

/** One column of a list: what it shows, and the same as a text for CSV; without one it tells nothing of the row. */
export interface Column<Row> {
  readonly label: string;
  readonly show: (row: Row) => ReactNode;
  readonly text?: (row: Row) => string;
  /** Understood without its label, where there is no head. */
  readonly bare?: boolean;
}
