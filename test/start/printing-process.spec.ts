import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { toDocx } from '../../src/platform/documents/docx.js';
import { toPdf } from '../../src/platform/documents/pdf.js';
import { builtServer } from '../support/faults-server.js';
import { notice } from '../support/official-documents.js';

const run = promisify(execFile);
const kit = pathToFileURL(join(builtServer, 'platform', 'documents', 'index.js')).href;
const program = `
  import { createHash } from 'node:crypto';
  const { Printer } = await import(${JSON.stringify(kit)});
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 1);
  const printer = new Printer();
  const notice = ${JSON.stringify(notice)};
  const refused = await printer.print({ ...notice, body: 'not a body' }).then(() => 'printed', () => 'refused');
  await printer.print(notice);
  const { docx, pdf } = await printer.print(notice);
  clearInterval(turning);
  const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
  console.log(JSON.stringify({ refused, docx: docx.length, pdf: digest(pdf), turns }));`;

// That the program ends shows that a process at rest holds nobody up.
it('the built server prints in a process beside its own, survives a document that can not be printed, and goes on meanwhile', async () => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program]);
  const printed = JSON.parse(stdout) as { refused: string; docx: number; pdf: string; turns: number };
  expect(printed.pdf).toBe(
    createHash('sha256')
      .update(await toPdf(notice))
      .digest('hex'),
  );
  expect(printed.refused).toBe('refused');
  expect(printed.docx).toBe((await toDocx(notice)).length);
  // In one process there would be a handful.
  expect(printed.turns).toBeGreaterThan(20);
});

const leaving = `
  const { Printer } = await import(${JSON.stringify(kit)});
  const printer = new Printer();
  const notice = ${JSON.stringify(notice)};
  await printer.print(notice);
  const began = performance.now();
  await printer.print(notice);
  const took = performance.now() - began;
  printer.print(notice).catch(() => undefined);
  // In the middle it lays pages out, and hears of nothing.
  setTimeout(() => process.exit(), took / 2);`;

it('a server that ends while something is printed is not missed: the printing process ends as well, and says nothing', async () => {
  // Resolves when nobody holds the output any more: the printing process writes to the same.
  expect(await run(process.execPath, ['--input-type=module', '--eval', leaving])).toEqual({
    stdout: '',
    stderr: '',
  });
});
