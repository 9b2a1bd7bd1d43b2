import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.test.ts',
  outputDir: '.cache/tests/e2e',
  reporter: [['list'], ['json', { outputFile: '.cache/tests/playwright.json' }]],
  // An app on each invisible display, which has a clipboard of its own; on a person's display one at a time.
  workers: process.env['HEADLESS_DISPLAYS']?.split(' ').length ?? 1,
  // Generous: a busy machine makes tests slow, it must not make them fail.
  timeout: 180_000,
  // A real window on a shared machine can miss a beat. A test that needs a second try is listed as flaky: mend it.
  retries: 1,
  expect: { timeout: 30_000 },
  use: { trace: 'retain-on-failure' },
})
