/** What clients ask PostgreSQL, out of the bytes on their lines: the text of every statement, apart from its values. */
export class Statements {
  readonly texts = new Set<string>();

  /** Somebody who listens to one connection (PostgreSQL's frontend/backend protocol, version 3). */
  readonly listener = (): ((chunk: Buffer) => void) => {
    let rest: Buffer = Buffer.alloc(0);
    // The first message has no letter before its length.
    let letter = 0;
    return (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= letter + 4) {
        const end = letter + rest.readInt32BE(letter);
        if (rest.length < end) return;
        if (letter === 1) this.hear(rest.toString('latin1', 0, 1), rest.toString('utf8', 5, end));
        letter = 1;
        rest = rest.subarray(end);
      }
    };
  };

  /** Query and Parse carry SQL; Parse has the name of the prepared statement before it. */
  private hear(kind: string, message: string): void {
    const parts = message.split('\0');
    if (kind === 'Q') this.texts.add(parts[0]!);
    if (kind === 'P') this.texts.add(parts[1]!);
  }
}
