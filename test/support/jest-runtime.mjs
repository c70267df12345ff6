import Module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { types } from 'node:util';
import { compileFunction, SyntheticModule } from 'node:vm';
import Runtime from 'jest-runtime';

const load = createRequire(import.meta.url);

/**
 * Evaluates our own code anew for each test file, as Jest does, but takes the libraries as Node loads them: once a
 * worker. Evaluating Nest, TypeORM and the others for each file was most of what a small file cost.
 */
export default class LibrariesOnceRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    this.registries.esModuleRegistry = new Modules();
    this.esmLoader.getContext = () => undefined;
    this.executor.compile = (source, filename) =>
      compileFunction(source, this.executor.injectedModuleParameters, { filename });
    // A library that our code requires is the one that it imports.
    this.coreModule.getMockedModuleClass = () => Module;
  }
}

/** The modules of one test file by URL, which finds libraries by itself. */
class Modules extends Map {
  get(url) {
    return super.get(url) ?? (url.includes('/node_modules/') ? library(url) : undefined);
  }

  has(url) {
    return this.get(url) !== undefined;
  }
}

const libraries = new Map();
/** What libraries put on the global object when they were loaded, which happens once a worker. */
export const namesOfLibraries = new Set();

function library(url) {
  if (!libraries.has(url)) libraries.set(url, wrap(url));
  return libraries.get(url);
}

/** Answers with nothing for a library that awaits something while it is loaded: Jest can load that one. */
function wrap(url) {
  const before = new Set(Reflect.ownKeys(globalThis));
  let exports;
  try {
    exports = load(fileURLToPath(url));
  } catch (error) {
    if (error.code === 'ERR_REQUIRE_ASYNC_MODULE') return undefined;
    throw error;
  }
  for (const name of Reflect.ownKeys(globalThis)) if (!before.has(name)) namesOfLibraries.add(name);
  const members = types.isModuleNamespaceObject(exports)
    ? exports
    : { ...exports, default: exports, 'module.exports': exports };
  const names = Object.keys(members);
  const module = new SyntheticModule(
    names,
    () => names.forEach((name) => module.setExport(name, members[name])),
    {
      identifier: url,
    },
  );
  void module.evaluate();
  return module;
}
