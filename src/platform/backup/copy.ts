import type { Client } from 'pg';
import { from, to } from 'pg-copy-streams';

/** A readable stream of what COPY … TO STDOUT sends; `rowCount` is known at its end. */
export function copyTo(client: Client, statement: string) {
  return client.query(to(statement));
}

/** A writable stream into COPY … FROM STDIN; `rowCount` is known when it has finished. */
export function copyFrom(client: Client, statement: string) {
  return client.query(from(statement));
}
