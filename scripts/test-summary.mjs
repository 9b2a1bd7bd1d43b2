// How many tests passed and failed, from the reports of both runners. As a program: names the failures and prints that
// as one last line, so that the end of a long output tells what to mend.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup/common.mjs'

/** Where vitest.config.ts and playwright.config.ts write their JSON reports. */
export const REPORTS = { vitest: '.cache/tests/vitest.json', playwright: '.cache/tests/playwright.json' }

/** Sums the reports. A runner that left none, or broke outside its tests, counts as one failure: never as silence. */
export function readReports() {
  const parts = [read(REPORTS.vitest, countVitest), read(REPORTS.playwright, countPlaywright)]
  return {
    passed: parts[0].passed + parts[1].passed,
    failed: parts[0].failed + parts[1].failed,
    failures: parts.flatMap((part) => part.failures),
  }
}

export function summaryLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`
}

export function countVitest(report) {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const failed = report.numFailedTests + broken.length
  const failures = report.testResults.flatMap((file) => [
    ...(broken.includes(file) ? [`${file.name}: ${file.message}`] : []),
    ...file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file.name} › ${test.fullName}\n    ${test.failureMessages.join('\n').slice(0, 600)}`),
  ])
  return outcome(report.numPassedTests, failed || (report.success ? 0 : 1), failures, 'outside the tests of vitest')
}

export function countPlaywright(report) {
  const failures = specs(report)
    .filter((spec) => !spec.ok)
    .map((spec) => `${spec.file} › ${spec.title}`)
  const { expected, flaky, unexpected } = report.stats
  const errors = report.errors.map((error) => `playwright: ${error.message}`)
  return outcome(expected + flaky, unexpected + errors.length, [...failures, ...errors], 'in the end-to-end tests')
}

/** A failure that no test or file gave its name to is still named. */
function outcome(passed, failed, failures, nameless) {
  return { passed, failed, failures: failed > 0 && failures.length === 0 ? [nameless] : failures }
}

function specs(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)]
}

function read(file, counter) {
  const path = join(root, file)
  if (!existsSync(path)) return { passed: 0, failed: 1, failures: [`${file} is missing: its tests never ended`] }
  return counter(JSON.parse(readFileSync(path, 'utf8')))
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const report = readReports()
  for (const failure of report.failures) console.log(`failed: ${failure}`)
  console.log(summaryLine(report))
}
