import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';

/** One mail, ready to be written: every member is one line but the text. */
export interface Message {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly date: Date;
}

/** Takes a message once; rejects with nodemailer's or the file system's error. */
export type Deliver = (message: Message) => Promise<void>;

interface Timeouts {
  /** Milliseconds to connect and to be greeted. */
  readonly connect: number;
  /** Milliseconds of silence after which the connection is given up. */
  readonly silence: number;
}

/**
 * Hands mail to an SMTP server. Without `requireTLS=false` in its address, nothing is said to another machine in the clear:
 * the mails carry links that let people in, and an optional STARTTLS can be taken out on the way (RFC 8314).
 */
export function smtp(
  url: string,
  { connect, silence }: Timeouts = { connect: 10_000, silence: 30_000 },
): Deliver {
  const address = new URL(url);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(address.hostname);
  const transport = createTransport({
    url,
    connectionTimeout: connect,
    greetingTimeout: connect,
    dnsTimeout: connect,
    socketTimeout: silence,
    ...(!local && !address.searchParams.has('requireTLS') && { requireTLS: true }),
  });
  return async (message) => {
    await transport.sendMail(toMail(message));
  };
}

/** Writes each mail to the folder as `<id>.eml`, for its owner's eyes only; the same mail again replaces itself. */
export function folder(path: string): Deliver {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return async (message) => {
    const { message: bytes } = await transport.sendMail(toMail(message));
    await mkdir(path, { recursive: true, mode: 0o700 });
    const target = join(path, `${message.id}.eml`);
    await writeFile(`${target}.part`, bytes as Buffer, { mode: 0o600 });
    await rename(`${target}.part`, target);
  };
}

function toMail({ id, from, to, subject, text, date }: Message) {
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    date,
    messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    // RFC 3834: no vacation notices in return.
    headers: { 'Auto-Submitted': 'auto-generated' },
    xMailer: false as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
