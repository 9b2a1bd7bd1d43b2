import type { Cost } from './cost.ts'
import { quantile } from './cost.ts'

export interface BenchOptions {
  /** Products to measure with. */
  readonly rows: number
  /** A folder for files, removed at the end. */
  readonly folder: string
  /** A folder for catalogues that later runs may use again; `folder` where nobody asked. */
  readonly kept: string
}

export interface Bench {
  readonly name: string
  run(report: Report, options: BenchOptions): Promise<void>
}

export interface Report {
  /** Our cost beside a floor's for the same work: medians of rounds taken in turn. `goal` is the highest ratio allowed. */
  ratio(what: string, ours: readonly Cost[], floor: readonly Cost[], goal?: number): void
  /** Waiting times; `goal` is the highest 95th percentile allowed, in ms. */
  latency(what: string, costs: readonly Cost[], goal?: number): void
  /**
   * Waiting times until something was seen on the screen, with how many times as long they are as a floor's, at the
   * median; `goal` is the highest 95th percentile allowed, in ms.
   */
  seen(what: string, costs: readonly Cost[], floor?: readonly Cost[], goal?: number): void
  /** Memory in MB: the highest of the rounds. */
  size(what: string, megabytes: readonly number[], goal?: number): void
  note(text: string): void
}

/** The report as main.ts prints it, part by part. */
export function createReport(
  print: (line: string) => void,
): Report & { begin(name: string): void; noise(spread: string): void; end(): void } {
  let missed = 0
  let met = 0
  const verdict = (isMet: boolean): string => {
    if (isMet) met++
    else missed++
    return isMet ? 'ok' : 'MISSED'
  }
  const waits = (what: string, costs: readonly Cost[], more: string, goal: number | undefined): void => {
    const of = (side: 'wall' | 'cpu', share: number): number =>
      quantile(
        costs.map((cost) => cost[side]),
        share,
      )
    const shown = `p50 ${time(of('wall', 0.5))}  p95 ${time(of('wall', 0.95))}  (cpu ${time(of('cpu', 0.5))}, ${time(of('cpu', 0.95))})${more}`
    // On a busy machine times on the clock say little: a goal is met when either figure meets it.
    const isMet = Number.isFinite(of('wall', 1)) && Math.min(of('wall', 0.95), of('cpu', 0.95)) <= (goal ?? 0)
    print(row(what, shown, goal === undefined ? '' : `p95 <= ${time(goal)}`, goal === undefined ? '' : verdict(isMet)))
  }
  return {
    begin: (name) => print(`\n${name}`),
    ratio: (what, ours, floor, goal) => {
      const [wall, cpu] = (['wall', 'cpu'] as const).map(
        (side) => median(ours.map((cost) => cost[side])) / median(floor.map((cost) => cost[side])),
      )
      const shown = `${time(median(ours.map((cost) => cost.wall)))} over ${time(median(floor.map((cost) => cost.wall)))} = ${times(wall)} (cpu ${times(cpu)})`
      print(
        row(
          what,
          shown,
          goal === undefined ? '' : `<= ${times(goal)}`,
          goal === undefined ? '' : verdict(Math.min(wall ?? 0, cpu ?? 0) <= goal),
        ),
      )
    },
    latency: (what, costs, goal) => waits(what, costs, '', goal),
    seen: (what, costs, floor, goal) => {
      const middle = (of: readonly Cost[]): number => median(of.map(({ wall }) => wall))
      waits(what, costs, floor ? `  ${times(middle(costs) / middle(floor))}` : '', goal)
    },
    size: (what, megabytes, goal) => {
      const most = Math.max(...megabytes)
      const isMet = goal === undefined ? '' : verdict(most <= goal)
      print(row(what, `${most.toFixed(0)} MB`, goal === undefined ? '' : `<= ${goal} MB`, isMet))
    },
    note: (text) => print(`  ${text}`),
    noise: (spread) => print(`  noise: ${spread}`),
    end: () => print(`\n${met} goals met, ${missed} missed`),
  }
}

function row(what: string, figures: string, goal: string, verdict: string): string {
  return `  ${what.padEnd(58)} ${figures.padEnd(56)} ${goal.padEnd(16)} ${verdict}`.trimEnd()
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

function time(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return 'never'
  return milliseconds >= 1_000
    ? `${(milliseconds / 1_000).toFixed(2)} s`
    : `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`
}

function times(ratio: number | undefined): string {
  return `${(ratio ?? 0).toFixed(2)}x`
}
