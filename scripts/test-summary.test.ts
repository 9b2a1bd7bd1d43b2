import { expect, test } from 'vitest'
import { countPlaywright, countVitest, summaryLine } from './test-summary.mjs'

const file = { status: 'passed', assertionResults: [{}] }

test('both runners count what passed and failed', () => {
  expect(countVitest({ success: true, numPassedTests: 7, numFailedTests: 0, testResults: [file] })).toEqual({
    passed: 7,
    failed: 0,
  })
  const stats = { expected: 3, flaky: 1, unexpected: 2, skipped: 4 }
  expect(countPlaywright({ stats, errors: [] })).toEqual({ passed: 4, failed: 2 })
})

test('a test file that did not even load is a failure', () => {
  const broken = { status: 'failed', assertionResults: [] }
  const report = { success: false, numPassedTests: 7, numFailedTests: 0, testResults: [file, broken] }
  expect(countVitest(report)).toEqual({ passed: 7, failed: 1 })
})

test('an error outside every test is a failure', () => {
  expect(countVitest({ success: false, numPassedTests: 7, numFailedTests: 0, testResults: [file] }).failed).toBe(1)
  const stats = { expected: 0, flaky: 0, unexpected: 0, skipped: 0 }
  expect(countPlaywright({ stats, errors: [{}] }).failed).toBe(1)
})

test('the closing line is plain', () => {
  expect(summaryLine({ passed: 123, failed: 0 })).toBe('123 passed, 0 failed')
})
