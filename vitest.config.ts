import { defineConfig } from 'vitest/config';

/** Unit and contract tests beside their sources; two forks, because the machines have two cores. */
export default defineConfig({
  test: {
    include: [
      '{contract,data,tiles,importers,demo,cli,electron,renderer,scripts,tests}/**/*.test.{ts,tsx}',
    ],
    exclude: ['**/node_modules/**', 'tests/e2e/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    environment: 'node',
  },
});
