import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Longer than anything takes on a busy machine: whatever exceeds it hangs. */
const PATIENCE_MILLISECONDS = 120_000;

export default defineConfig({
  resolve: { conditions: ['pylit-source', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['pylit-source', 'node', 'import', 'default'] } },
  test: {
    globalSetup: 'test/setup.ts',
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/count-reporter.ts'],
    // Many tests wait for a process that they started; on two cores it would be one file at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: PATIENCE_MILLISECONDS,
    hookTimeout: PATIENCE_MILLISECONDS,
    expect: { poll: { timeout: PATIENCE_MILLISECONDS / 2 } },
  },
});
