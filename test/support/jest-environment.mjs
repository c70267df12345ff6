import { ModuleMocker } from 'jest-mock';
import { namesOfLibraries } from './jest-runtime.mjs';

/**
 * Runs test files in the worker's own realm, one after another, as the server runs in its own: no copy of the globals,
 * so that an error, a date or an array of a library is one for a test as well. What a file leaves on the global object
 * goes with it.
 */
export default class WorkerEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;
  #names = new Set(Reflect.ownKeys(globalThis));
  #console = globalThis.console;
  #exit = Object.getOwnPropertyDescriptor(process, 'exit');
  #environment = { ...process.env };

  async setup() {}

  async teardown() {
    for (const name of Reflect.ownKeys(globalThis)) {
      if (!this.#names.has(name) && !namesOfLibraries.has(name)) Reflect.deleteProperty(globalThis, name);
    }
    // Jest sets both for each file.
    globalThis.console = this.#console;
    Object.defineProperty(process, 'exit', this.#exit);
    for (const name of Object.keys(process.env)) {
      if (!(name in this.#environment)) delete process.env[name];
    }
    Object.assign(process.env, this.#environment);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Jest asks whether there is one, and our runtime then uses the realm it is in. */
  getVmContext() {
    return {};
  }
}
