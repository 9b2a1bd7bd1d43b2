import { expect, test } from 'vitest'
import { countPlaywright, countVitest, summaryLine } from './test-summary.mjs'

const passed = { status: 'passed', fullName: 'adds', failureMessages: [] }
const broke = { status: 'failed', fullName: 'takes away', failureMessages: ['expected 1 to be 2'] }
const good = { name: 'sum.test.ts', status: 'passed', assertionResults: [passed] }

test('both runners count what passed and failed, and name what failed', () => {
  const bad = { name: 'less.test.ts', status: 'failed', assertionResults: [passed, broke] }
  expect(countVitest({ success: false, numPassedTests: 7, numFailedTests: 1, testResults: [good, bad] })).toEqual({
    passed: 7,
    failed: 1,
    failures: ['less.test.ts › takes away\n    expected 1 to be 2'],
  })
  const stats = { expected: 3, flaky: 1, unexpected: 1 }
  const specs = [
    { file: 'grid.test.ts', title: 'scrolls', ok: false },
    { file: 'grid.test.ts', title: 'jumps', ok: true },
  ]
  expect(countPlaywright({ stats, errors: [], suites: [{ suites: [{ specs }] }] })).toEqual({
    passed: 4,
    failed: 1,
    failures: ['grid.test.ts › scrolls'],
  })
})

test('a test file that did not even load is a failure', () => {
  const broken = { name: 'new.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }
  const report = { success: false, numPassedTests: 7, numFailedTests: 0, testResults: [good, broken] }
  expect(countVitest(report)).toEqual({ passed: 7, failed: 1, failures: ['new.test.ts: no such module'] })
})

test('an error outside every test is a failure with a name', () => {
  const unit = countVitest({ success: false, numPassedTests: 7, numFailedTests: 0, testResults: [good] })
  expect(unit).toEqual({ passed: 7, failed: 1, failures: ['outside the tests of vitest'] })
  const stats = { expected: 0, flaky: 0, unexpected: 0 }
  const e2e = countPlaywright({ stats, errors: [{ message: 'no display' }] })
  expect(e2e).toEqual({ passed: 0, failed: 1, failures: ['playwright: no display'] })
})

test('the closing line is plain', () => {
  expect(summaryLine({ passed: 123, failed: 0 })).toBe('123 passed, 0 failed')
})
