/** Says the result once more on a line of its own, in a form that a pipeline can read. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } =
      results;
    // A file that can't even be loaded has no tests to count, but it has failed; so has a check before the tests.
    const failed =
      numFailedTests + numRuntimeErrorTestSuites + Number(process.env['KHEN_FAILED_CHECKS'] ?? '0');
    console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped`);
  }
}
