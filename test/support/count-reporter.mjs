import { check } from '../../scripts/check.mjs';

/**
 * Says the result once more on a line of its own, in a form that a pipeline can read. For `npm test` it has the checks run
 * meanwhile: tests wait for PostgreSQL and for servers, and leave processors idle.
 */
export default class CountReporter {
  #checks = Promise.resolve(0);
  #failedChecks = 0;

  onRunStart() {
    if (process.env['KHEN_CHECKS']) this.#checks = check({ beside: true });
  }

  async onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } =
      results;
    this.#failedChecks = await this.#checks;
    // A file that can't even be loaded has no tests to count, but it has failed; so has a check.
    const failed = numFailedTests + numRuntimeErrorTestSuites + this.#failedChecks;
    console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped`);
  }

  /** Jest ends without success when a reporter has one. */
  getLastError() {
    return this.#failedChecks > 0 ? new Error(`${this.#failedChecks} checks failed.`) : undefined;
  }
}
