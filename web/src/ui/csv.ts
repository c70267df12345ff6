import type { Column } from './column';

/** Saves what is shown as a table, without columns that tell nothing. Excel takes a text for UTF-8 only if it begins with a byte order mark. */
export function saveCsv<Row>(name: string, rows: readonly Row[], columns: readonly Column<Row>[]): void {
  const told = columns.flatMap(({ label, text }) => (text ? [{ label, text }] : []));
  const lines = [told.map(({ label }) => label), ...rows.map((row) => told.map(({ text }) => text(row)))];
  const content = `\uFEFF${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** A cell that begins like a formula would be one (OWASP, CSV injection). */
function quoted(text: string): string {
  const harmless = /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
