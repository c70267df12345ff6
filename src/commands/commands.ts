/** One word after `khen`. `run` loads what that command alone needs, and answers the exit code. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly run: (args: readonly string[]) => Promise<number>;
}

export const commands: readonly Command[] = [
  {
    name: 'start',
    usage: 'start',
    summary: 'run the server',
    run: () => import('./start.js').then(({ startCommand }) => startCommand()),
  },
  {
    name: 'migrate',
    usage: 'migrate',
    summary: 'bring the database up to date',
    run: () => import('./database.js').then(({ migrateCommand }) => migrateCommand()),
  },
  {
    name: 'seed',
    usage: 'seed',
    summary: 'load the demonstration',
    run: () => import('./database.js').then(({ seedCommand }) => seedCommand()),
  },
  {
    name: 'user',
    usage: 'user add --email E --name N --organisation O --role R',
    summary: 'make an account that can sign in; asks for the password on standard input',
    run: (args) => import('./user.js').then(({ userAddCommand }) => userAddCommand(args)),
  },
  {
    name: 'tasks',
    usage: 'tasks [pause|resume|run ID]',
    summary: 'list the scheduled tasks, or steer one',
    run: (args) => import('./tasks.js').then(({ tasksCommand }) => tasksCommand(args)),
  },
  {
    name: 'keygen',
    usage: 'keygen FOLDER --origin O',
    summary: 'make the keys that a folder lacks',
    run: (args) => import('./keygen.js').then(({ keygenCommand }) => keygenCommand(args)),
  },
  {
    name: 'backup',
    usage: 'backup FOLDER',
    summary: 'write one consistent snapshot into a new folder',
    run: (args) => import('./backup.js').then(({ backupCommand }) => backupCommand(args)),
  },
  {
    name: 'restore',
    usage: 'restore FOLDER [--keys FOLDER]',
    summary: 'load a backup into an empty database',
    run: (args) => import('./backup.js').then(({ restoreCommand }) => restoreCommand(args)),
  },
  {
    name: 'import',
    usage: 'import FILE --organisation O [--topic T]',
    summary: 'take over what an older portal published, out of CSV or JSON; --help says more',
    run: (args) => import('./import.js').then(({ importCommand }) => importCommand(args)),
  },
  {
    name: 'search',
    usage: 'search rebuild',
    summary: 'index all public texts anew, while servers go on',
    run: (args) => import('./search.js').then(({ searchCommand }) => searchCommand(args)),
  },
  {
    name: 'recover',
    usage: 'recover FOLDER|URL',
    summary: 'enter lost entries of the ledger again, from a copy of the log',
    run: (args) => import('./recover.js').then(({ recoverCommand }) => recoverCommand(args)),
  },
  {
    name: 'open-log',
    usage: 'open-log --previous FILE|URL --key KEY',
    summary: 'begin a new log that names the one before, which had to be given up',
    run: (args) => import('./open-log.js').then(({ openLogCommand }) => openLogCommand(args)),
  },
  {
    name: 'verify',
    usage: 'verify FILE|URL [--key KEY]',
    summary: 'check a proof, a release or a whole log, without a database',
    run: (args) => import('./verify.js').then(({ verify }) => verify(args)),
  },
  {
    name: 'follow',
    usage: 'follow URL [--into FOLDER] [--key KEY]',
    summary: 'follow the wire of a server into a folder, as a newsroom does',
    run: (args) => import('./follow.js').then(({ follow }) => follow(args)),
  },
  {
    name: 'describe',
    usage: 'describe [--check]',
    summary: 'write what is made from the code into docs/, or check that it is up to date',
    run: (args) => import('./describe.js').then(({ describeCommand }) => describeCommand(args)),
  },
];

export function usage(): string {
  const width = Math.max(...commands.map((each) => each.usage.length));
  return [
    'Usage: npm run khen -- COMMAND',
    ...commands.map((each) => `  ${each.usage.padEnd(width)}  ${each.summary}`),
  ].join('\n');
}
