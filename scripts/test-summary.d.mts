export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly failures: readonly string[]
}

interface VitestFile {
  readonly name: string
  readonly status: string
  readonly message?: string
  readonly assertionResults: readonly {
    readonly status: string
    readonly fullName: string
    readonly failureMessages: readonly string[]
  }[]
}

interface PlaywrightSuite {
  readonly specs?: readonly { readonly file: string; readonly title: string; readonly ok: boolean }[]
  readonly suites?: readonly PlaywrightSuite[]
}

export const REPORTS: { readonly vitest: string; readonly playwright: string }
export function readReports(): Counts
export function summaryLine(counts: Pick<Counts, 'passed' | 'failed'>): string
export function countVitest(report: {
  readonly success: boolean
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly VitestFile[]
}): Counts
export function countPlaywright(
  report: PlaywrightSuite & {
    readonly stats: { readonly expected: number; readonly flaky: number; readonly unexpected: number }
    readonly errors: readonly { readonly message?: string }[]
  },
): Counts
