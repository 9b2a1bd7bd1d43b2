export interface Counts {
  readonly passed: number
  readonly failed: number
}

export const REPORTS: { readonly vitest: string; readonly playwright: string }
export function readReports(): Counts
export function summaryLine(counts: Counts): string
export function countVitest(report: {
  readonly success: boolean
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}): Counts
export function countPlaywright(report: {
  readonly stats: { readonly expected: number; readonly flaky: number; readonly unexpected: number }
  readonly errors: readonly unknown[]
}): Counts
