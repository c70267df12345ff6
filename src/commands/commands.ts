import { backupCommand, restoreCommand } from './backup.js';
import { describeCommand } from './describe.js';
import { follow } from './follow.js';
import { importCommand } from './import.js';
import { keygenCommand } from './keygen.js';
import { migrateCommand, seedCommand } from './database.js';
import { openLogCommand } from './open-log.js';
import { recoverCommand } from './recover.js';
import { searchCommand } from './search.js';
import { startCommand } from './start.js';
import { tasksCommand } from './tasks.js';
import { userAddCommand } from './user.js';
import { verify } from './verify.js';

/** One word after `khen`. `run` answers the exit code. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly run: (args: readonly string[]) => Promise<number>;
}

export const commands: readonly Command[] = [
  { name: 'start', usage: 'start', summary: 'run the server', run: startCommand },
  { name: 'migrate', usage: 'migrate', summary: 'bring the database up to date', run: migrateCommand },
  { name: 'seed', usage: 'seed', summary: 'load the demonstration', run: seedCommand },
  {
    name: 'user',
    usage: 'user add --email E --name N --organisation O --role R',
    summary: 'make an account that can sign in; asks for the password on standard input',
    run: userAddCommand,
  },
  {
    name: 'tasks',
    usage: 'tasks [pause|resume|run ID]',
    summary: 'list the scheduled tasks, or steer one',
    run: tasksCommand,
  },
  {
    name: 'keygen',
    usage: 'keygen FOLDER --origin O',
    summary: 'make the keys that a folder lacks',
    run: keygenCommand,
  },
  {
    name: 'backup',
    usage: 'backup FOLDER',
    summary: 'write one consistent snapshot into a new folder',
    run: backupCommand,
  },
  {
    name: 'restore',
    usage: 'restore FOLDER [--keys FOLDER]',
    summary: 'load a backup into an empty database',
    run: restoreCommand,
  },
  {
    name: 'import',
    usage: 'import FILE --organisation O [--topic T]',
    summary: 'take over what an older portal published, out of CSV or JSON; --help says more',
    run: importCommand,
  },
  {
    name: 'search',
    usage: 'search rebuild',
    summary: 'index all public texts anew, while servers go on',
    run: searchCommand,
  },
  {
    name: 'recover',
    usage: 'recover FOLDER|URL',
    summary: 'enter lost entries of the ledger again, from a copy of the log',
    run: recoverCommand,
  },
  {
    name: 'open-log',
    usage: 'open-log --previous FILE|URL --key KEY',
    summary: 'begin a new log that names the one before, which had to be given up',
    run: openLogCommand,
  },
  {
    name: 'verify',
    usage: 'verify FILE|URL [--key KEY]',
    summary: 'check a proof, a release or a whole log, without a database',
    run: verify,
  },
  {
    name: 'follow',
    usage: 'follow URL [--into FOLDER] [--key KEY]',
    summary: 'follow the wire of a server into a folder, as a newsroom does',
    run: follow,
  },
  {
    name: 'describe',
    usage: 'describe [--check]',
    summary: 'write what is made from the code into docs/, or check that it is up to date',
    run: describeCommand,
  },
];

export function usage(): string {
  const width = Math.max(...commands.map((each) => each.usage.length));
  return [
    'Usage: npm run khen -- COMMAND',
    ...commands.map((each) => `  ${each.usage.padEnd(width)}  ${each.summary}`),
  ].join('\n');
}
