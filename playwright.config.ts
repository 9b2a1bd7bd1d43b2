import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.test.ts',
  outputDir: '.cache/tests/e2e',
  reporter: [['list'], ['json', { outputFile: '.cache/tests/playwright.json' }]],
  // One app at a time: each has a window, an engine and task processes, and the machine may have two cores.
  workers: 1,
  // Generous: a busy machine makes tests slow, it must not make them fail.
  timeout: 180_000,
  // A real window on a shared machine can miss a beat. A test that needs a second try is listed as flaky: mend it.
  retries: 1,
  expect: { timeout: 30_000 },
  use: { trace: 'retain-on-failure' },
})
