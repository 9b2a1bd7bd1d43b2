import { launchApp } from '../../e2e/support/app.ts'
import { appCpu } from '../support/app-cpu.ts'
import { bareStart } from '../support/bare-electron.ts'
import type { Cost } from '../support/cost.ts'
import { windowThread } from '../support/frames.ts'
import type { Report } from '../support/report.ts'
import { firstRow } from './run.ts'

const ROUNDS = 2

/** From the start of the program to the first row, and what scripts then hold: beside a tenth of the products, and bare Electron. */
export async function opening(report: Report, path: string, smaller: string): Promise<void> {
  const costs = { ours: [] as Cost[], floor: [] as Cost[] }
  const bare: Cost[] = []
  const heaps = { ours: [] as Cost[], floor: [] as Cost[] }
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await bareStart())
    for (const [side, file] of [
      ['floor', smaller],
      ['ours', path],
    ] as const) {
      const start = performance.now()
      const { page, app, quit } = await launchApp({ isFirstRun: true, args: [file] })
      const cpu = await appCpu(app)
      await firstRow(page)
      costs[side].push({ wall: performance.now() - start, cpu: cpu() })
      const megabytes = await (await windowThread(page)).heap()
      heaps[side].push({ wall: megabytes, cpu: megabytes })
      await quit()
    }
  }
  report.latency('start to first rows', costs.ours, 2_000)
  report.ratio('start to first rows, over bare Electron with an empty page', costs.ours, bare)
  report.ratio('start to first rows, over a tenth of the products', costs.ours, costs.floor, 1.15)
  report.note('heap of the window: MB in the place of ms')
  report.ratio('heap at the start, over a tenth of the products', heaps.ours, heaps.floor, 1.1)
}
