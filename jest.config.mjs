import { swcOptions, swcPageOptions } from './test/support/swc-options.mjs';

export default {
  testEnvironment: './test/support/jest-environment.mjs',
  runtime: './test/support/jest-runtime.mjs',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions], '^.+\\.tsx$': ['@swc/jest', swcPageOptions] },
  injectGlobals: false,
  globalSetup: './test/support/global-setup.mjs',
  globalTeardown: './test/support/global-teardown.mjs',
  testSequencer: './test/support/longest-first.mjs',
  reporters: ['default', './test/support/count-reporter.mjs'],
  maxWorkers: 2,
  // Libraries keep a little of each file that used them.
  workerIdleMemoryLimit: '1200MB',
  // A busy machine is no failure; what hangs still ends.
  testTimeout: 60_000,
};
