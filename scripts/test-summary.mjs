// How many tests passed and failed, from the reports of both runners. As a program: prints that as one line.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup/common.mjs'

/** Where vitest.config.ts and playwright.config.ts write their JSON reports. */
export const REPORTS = { vitest: '.cache/tests/vitest.json', playwright: '.cache/tests/playwright.json' }

/** Sums the reports. A runner that left none, or broke outside its tests, counts as one failure: never as silence. */
export function readReports() {
  const counts = [count(REPORTS.vitest, countVitest), count(REPORTS.playwright, countPlaywright)]
  return { passed: counts[0].passed + counts[1].passed, failed: counts[0].failed + counts[1].failed }
}

export function summaryLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`
}

export function countVitest(report) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = report.numFailedTests + brokenFiles.length
  return { passed: report.numPassedTests, failed: failed || (report.success ? 0 : 1) }
}

export function countPlaywright(report) {
  return {
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected + report.errors.length,
  }
}

function count(file, counter) {
  const path = join(root, file)
  return existsSync(path) ? counter(JSON.parse(readFileSync(path, 'utf8'))) : { passed: 0, failed: 1 }
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) console.log(summaryLine(readReports()))
