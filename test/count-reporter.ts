import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/**
 * Counts what really ran and prints `N passed, N failed` as the last line. A test that was skipped is named with what it needs;
 * in CI it counts as failed, as does an error outside any test.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap(module => [...module.children.allTests()]);
    const passed = tests.filter(test => test.result().state === 'passed').length;
    const skipped = tests.filter(test => test.result().state === 'skipped');
    const broken = modules.filter(
      module => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0,
    );
    let failed = tests.filter(test => test.result().state === 'failed').length + errors.length + broken.length;
    for (const [suite, tests] of Map.groupBy(skipped, suiteOf)) console.log(`not run: ${suite}: ${tests.length} tests`);
    if (process.env.CI && skipped.length > 0) {
      console.log('In CI every test must run; install what is missing.');
      failed += skipped.length;
      process.exitCode = 1;
    }
    const line = `${passed} passed, ${failed} failed`;
    const file = process.env.PYLIT_TEST_COUNT;
    if (file) writeFileSync(file, `${line}\n`);
    console.log(line);
  }
}

/** The file and its outermost suite, whose name says what it needs. */
function suiteOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName.split(' > ')[0]}`;
}
