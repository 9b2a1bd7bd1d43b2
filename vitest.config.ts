import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/bench/**'],
    reporters: ['default', ['json', { outputFile: '.cache/tests/vitest.json' }]],
    // Tests here open real databases and start real processes; a busy machine must not fail them.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // All cores: by default one stays free, which of two is half.
    maxWorkers: '100%',
    // Processes are killed at moments of their work here. A test that needs its second try is listed so: mend it.
    retry: 1,
  },
})
