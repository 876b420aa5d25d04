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
    testTimeout: PATIENCE_MILLISECONDS,
    hookTimeout: PATIENCE_MILLISECONDS,
    expect: { poll: { timeout: PATIENCE_MILLISECONDS / 2 } },
  },
});
