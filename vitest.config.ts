import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['pylit-source', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['pylit-source', 'node', 'import', 'default'] } },
  test: {
    globalSetup: 'test/temporary-folder.ts',
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/count-reporter.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
