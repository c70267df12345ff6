/** A prepared statement: `name` is its identity on every connection (at most 63 bytes), `text` is fixed SQL. */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  /** Never set; carries the row's type. */
  readonly row?: Row;
}

const texts = new Map<string, string>();

/** Declares a statement. Two with one name would silently share a plan, so that is refused at load. */
export function statement<Row>(name: string, text: string): Statement<Row> {
  if (name.length > 63) throw new Error(`The statement name ${name} is too long for PostgreSQL.`);
  if (texts.has(name)) throw new Error(`The statement ${name} is declared twice.`);
  texts.set(name, text);
  return { name, text };
}

/** Whatever can run statements: the pool, or one transaction. */
export interface Queryable {
  /** Values are bound, never spliced. Rejects with the driver's error, whose `code` is the SQLSTATE. */
  query<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row[]>;
}
