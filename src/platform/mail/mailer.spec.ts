import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { temporaryFolder } from '../../../test/support/index.js';
import { ManualClock } from '../clock/index.js';
import { loadConfig } from '../config/index.js';
import { Mailer, type Mail } from './index.js';
import { smtp } from './transport.js';

const data = temporaryFolder();
const clock = new ManualClock('2026-11-23T07:27:03.123Z');
const mailer = (url?: string): Mailer =>
  new Mailer(
    loadConfig({ DATA_DIR: data.path, MAIL_FROM: 'khen@tinh.example', ...(url && { MAIL_URL: url }) }),
    clock,
  );
const mail: Mail = {
  id: '0198a0b1-0000-7000-8000-000000000001',
  to: 'phong.vien@bao.example',
  subject: 'Khôi phục mật khẩu – Sở Văn hóa, Thể thao và Du lịch tỉnh Hà Giang 🌾',
  text: 'Kính gửi anh/chị,\n\nHãy mở liên kết.\n.\nTrân trọng.',
};

const bytes = (text: string): string =>
  text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
const utf8 = (binary: string): string => Buffer.from(binary, 'latin1').toString('utf8');

/** The subject and text of a mail as its reader sees them; knows just what our mails use (RFC 2047, RFC 2045). */
function read(eml: string): { head: string; subject: string; text: string } {
  const [head, ...body] = eml.replaceAll('\r\n', '\n').split('\n\n');
  const unfolded = head!.replace(/\n[ \t]+/g, ' ');
  const words = /^Subject: (.*)$/m.exec(unfolded)![1]!.replaceAll('?= =?', '?==?');
  const subject = words.replace(/((?:=\?UTF-8\?[QB]\?[^?]*\?=)+)/gi, (run) =>
    utf8(
      [...run.matchAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi)]
        .map(([, way, coded]) =>
          way === 'B' ? Buffer.from(coded!, 'base64').toString('latin1') : bytes(coded!.replaceAll('_', ' ')),
        )
        .join(''),
    ),
  );
  const coded = body.join('\n\n');
  const text = /^Content-Transfer-Encoding: base64$/im.test(unfolded)
    ? Buffer.from(coded, 'base64').toString('utf8')
    : utf8(bytes(coded.replace(/=\n/g, '')));
  return { head: unfolded, subject, text: text.replaceAll('\r\n', '\n').trimEnd() };
}

afterAll(() => data.remove());

describe('mail without an SMTP server', () => {
  const folder = join(data.path, 'mail');

  it('is written to a folder, one file a mail, readable by its owner only', async () => {
    await mailer().send(mail);
    await mailer().send(mail);
    expect(readdirSync(folder)).toEqual([`${mail.id}.eml`]);
    expect(statSync(join(folder, `${mail.id}.eml`)).mode & 0o777).toBe(0o600);
    const { head, subject, text } = read(readFileSync(join(folder, `${mail.id}.eml`), 'latin1'));
    expect({ subject, text }).toEqual({ subject: mail.subject, text: mail.text });
    expect(head).toContain('To: phong.vien@bao.example');
    expect(head).toContain('From: khen@tinh.example');
    expect(head).toContain(`Message-ID: <${mail.id}@tinh.example>`);
    expect(head).toContain('Date: Mon, 23 Nov 2026 07:27:03 +0000');
    expect(head).toContain('Auto-Submitted: auto-generated');
  });

  it.each([
    ['two addresses', { to: 'a@b.example, c@d.example' }],
    ['a header in the address', { to: 'a@b.example\r\nBcc: c@d.example' }],
    ['a break in a quoted address', { to: '"a\nb"@c.example' }],
    ['a space in the address', { to: 'a b@c.example' }],
    ['brackets around the address', { to: '<a@b.example>' }],
    ['no address', { to: '' }],
    ['a header in the subject', { subject: 'x\r\nBcc: a@b.example' }],
    ['a line feed in the subject', { subject: 'x\ny' }],
    ['a line separator in the subject', { subject: 'x\u2028y' }],
    ['a null in the subject', { subject: 'x\0' }],
    ['no subject', { subject: '' }],
    ['an endless subject', { subject: 'x'.repeat(201) }],
    ['an endless text', { text: 'x'.repeat(100_001) }],
    ['a null in the text', { text: '\0' }],
    ['an id that is a path', { id: '../../etc/passwd' }],
  ])('is refused with %s', async (_, change) => {
    const before = readdirSync(folder);
    await expect(mailer().send({ ...mail, ...change })).rejects.toMatchObject({ code: 'mail.malformed' });
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe('mail by SMTP', () => {
  const received: { to: string[]; from: string; eml: string; user: unknown }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) =>
      password === 'right'
        ? done(null, { user: username })
        : done(Object.assign(new Error('No'), { responseCode: 535 })),
    onRcptTo: ({ address }, _, done) => {
      const code = /^code(\d+)@/.exec(address)?.[1];
      done(code ? Object.assign(new Error('No'), { responseCode: Number(code) }) : null);
    },
    onData: (stream, { envelope, user }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          eml: Buffer.concat(chunks).toString('latin1'),
          user,
        });
        done();
      });
    },
  });
  let port = 0;

  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.server.address() as { port: number }).port;
  });
  beforeEach(() => {
    received.length = 0;
  });
  afterAll(() => new Promise<void>((done) => server.close(done)));

  it('arrives as it was written', async () => {
    await mailer(`smtp://127.0.0.1:${port}`).send(mail);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ from: 'khen@tinh.example', to: ['phong.vien@bao.example'] });
    const { subject, text } = read(received[0]!.eml);
    expect({ subject, text }).toEqual({ subject: mail.subject, text: mail.text });
  });

  it('signs in with what the address holds', async () => {
    await mailer(`smtp://khen%40tinh:right@127.0.0.1:${port}`).send(mail);
    expect(received[0]?.user).toBe('khen@tinh');
  });

  it('says nothing in the clear to another machine unless told to', async () => {
    // A way to write 127.0.0.1 that does not look like this machine.
    await expect(mailer(`smtp://127.1:${port}`).send(mail)).rejects.toMatchObject({
      code: 'mail.unavailable',
    });
    expect(received).toEqual([]);
    await mailer(`smtp://127.1:${port}?requireTLS=false`).send(mail);
    expect(received).toHaveLength(1);
  });

  it.each([
    ['a mailbox that does not exist', 'code550@bao.example', 'mail.refused'],
    ['a mailbox that is busy', 'code450@bao.example', 'mail.unavailable'],
  ])('tells %s', async (_, to, code) => {
    await expect(mailer(`smtp://127.0.0.1:${port}`).send({ ...mail, to })).rejects.toMatchObject({ code });
    expect(received).toEqual([]);
  });

  it('is tried again later when the sign-in fails or no server answers', async () => {
    await expect(mailer(`smtp://x:wrong@127.0.0.1:${port}`).send(mail)).rejects.toMatchObject({
      code: 'mail.unavailable',
    });
    await expect(mailer('smtp://127.0.0.1:1').send(mail)).rejects.toMatchObject({ code: 'mail.unavailable' });
  });

  it('is given up when the server says nothing', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket));
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port: silentPort } = silent.address() as { port: number };
    const deliver = smtp(`smtp://127.0.0.1:${silentPort}`, { connect: 50, silence: 50 });
    const message = { ...mail, from: 'khen@tinh.example', date: new Date(0) };
    await expect(deliver(message)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => silent.close(done));
  });
});
