import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { dist, environment, nodeOptions, pinnedNode, root } from './paths.mjs';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Whether somebody asked us to stop: what then ends early has not failed. */
export const stop = { requested: false };

/** Runs a command to its end and answers with its exit code. */
export function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  // The terminal sends Ctrl-C to its whole group, so the command has heard of it already.
  return ended(child, process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : STOP_SIGNALS);
}

/** Runs a script of ours, or of a package, with the Node that Khen is made for. */
export function runNode(args, { env = {}, ...options } = {}) {
  return run(pinnedNode(), args, { env: environment(env), ...options });
}

/** Runs the server until it ends, and answers with its exit code. */
export function runServer(args) {
  return ended(spawnServer(args), STOP_SIGNALS);
}

/**
 * Starts the server in a group of its own, so that it hears of Ctrl-C once, from us; and with a channel to us that
 * tells it when we are killed, since a server that outlives us holds the port and the data folder.
 */
export function spawnServer(args = []) {
  const guard = new URL('end-with-parent.mjs', import.meta.url).href;
  return spawn(pinnedNode(), [...nodeOptions(), '--import', guard, join(dist, 'cli.js'), 'start', ...args], {
    cwd: root,
    env: environment(),
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** Waits for the end of a child, to which the given signals are passed on. */
async function ended(child, signals) {
  const forget = passOn(child, signals);
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
    });
  } finally {
    forget();
  }
}

/** npm passes on what the terminal's group has heard already: echoes within a second are one request. */
function passOn(child, signals) {
  let last = 0;
  const pass = (signal) => {
    const echo = Date.now() - last < 1000;
    last = Date.now();
    stop.requested = true;
    if (!echo && signals.includes(signal)) child.kill(signal);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, pass);
  return () => STOP_SIGNALS.forEach((signal) => process.off(signal, pass));
}

/** Runs `main`, ends with the exit code it answers; what it throws is one sentence for people, not a stack. */
export async function exitWith(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
