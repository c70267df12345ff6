import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrationFolder } from './support/demonstration.js';
import { repository, ServerProcess } from './support/faults-server.js';
import { temporaryFolder, type TemporaryFolder } from './support/index.js';

const readme = readFileSync(join(repository, 'README.md'), 'utf8');
const section = readme.split('## A first release by curl, in five steps')[1]!.split('\n## ')[0]!;
/** The shell blocks of the five steps, as they stand in the list. */
const steps = [...section.matchAll(/^ {3}```sh\n(.*?)^ {3}```$/gms)].map(([, block]) =>
  block!.replace(/^ {3}/gm, ''),
);

let data: TemporaryFolder;
let server: ServerProcess;
/** Where the reader keeps the proof. */
let proof: string;

beforeAll(async () => {
  data = temporaryFolder();
  await demonstrationFolder(join(data.path, 'data'));
  server = await ServerProcess.start({ DATA_DIR: join(data.path, 'data'), LOG_LEVEL: 'warn' });
  proof = join(data.path, 'khen-proof.json');
}, 120_000);
afterAll(async () => {
  await server?.stop();
  data.remove();
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs lines in one Bash, as somebody who pastes them one after the other; only /tmp is a folder of ours. */
function bash(lines: string): Promise<Ended> {
  const shell = spawn('bash', ['-c', lines.replaceAll('/tmp/', `${data.path}/`)], {
    cwd: repository,
    env: { ...process.env, KHEN: server.address, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err]: [string[], string[]] = [[], []];
  shell.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString()));
  shell.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString()));
  return new Promise((resolve) => {
    shell.on('close', (code) => resolve({ code, out: out.join(''), err: err.join('') }));
  });
}

const MARK = 'END OF STEP';

describe('the README', () => {
  it('leads somebody with curl to a release that is published, and proved', async () => {
    expect(steps).toHaveLength(5);
    const { code, out, err } = await bash(steps.map((step) => `${step}\necho '${MARK}'`).join('\n'));
    const printed = out.split(`${MARK}\n`);
    expect({ err, printed: printed.length }).toEqual({ err: expect.any(String), printed: 6 });
    const [signedIn, drafted, submitted, published, read] = printed as [
      string,
      string,
      string,
      string,
      string,
    ];
    expect([signedIn, drafted]).toEqual(['', '']);
    expect(submitted).toMatch(/"state":"in_review"/);
    expect(published).toMatch(/"state":"approved".*"state":"published"/s);
    expect(read).toMatch(/"title":"Mở thêm hai điểm dừng chân trên đèo Mã Pí Lèng"/);
    expect(read).toMatch(/"text":"Dữ liệu minh họa"/);
    expect(read).toMatch(/^GENUINE: published at /m);
    expect(code).toBe(0);
  }, 60_000);

  it('is right that one changed letter shows', async () => {
    const verify = steps[4]!.split('\n').find((line) => line.startsWith('npm '))!;
    writeFileSync(proof, readFileSync(proof, 'utf8').replace('Lèng', 'Leng'));
    const { code, out, err } = await bash(verify);
    expect(`${out}${err}`).toMatch(/^NOT GENUINE: /m);
    expect(code).toBe(1);
  }, 60_000);
});
