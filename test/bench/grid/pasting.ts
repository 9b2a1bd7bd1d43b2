import type { Cost } from '../support/cost.ts'
import type { Run } from './run.ts'

const NAMES = ['text_4', 'text_5', 'text_6', 'number_4', 'number_5']

/** A paste of 50,000 cells seen from the window: its own main thread's share of the time until it is through. */
export async function pasting({ report, page, thread, rows }: Run): Promise<void> {
  const costs = { ours: [] as Cost[], floor: [] as Cost[] }
  for (let round = 0; round < 3; round++) {
    let wall = 0
    const { task } = await thread.during(async () => {
      wall = await page.evaluate(pasteAndWait, { round, names: NAMES, products: Math.min(10_000, rows) })
    })
    costs.ours.push({ wall: task, cpu: task })
    costs.floor.push({ wall, cpu: wall })
    await page.evaluate((id) => window.testLine.call('catalogue.undo', { requestId: id }), `bench-undo-${round}`)
    await page.waitForTimeout(2_000)
  }
  report.ratio("the window's own share of a paste of 50,000 cells", costs.ours, costs.floor, 0.1)
}

/** Runs in the window. */
async function pasteAndWait(paste: { round: number; names: string[]; products: number }): Promise<number> {
  const view = { viewKey: 'bench paste', query: {} }
  const { order } = (await window.testLine.call('catalogue.gridPage', { ...view, columns: [], from: 0, count: 1 })) as {
    order: number
  } // by the contract
  const table = Array.from({ length: paste.products }, (_, row) =>
    paste.names.map((name, index) => (name.startsWith('text') ? `paste ${paste.round} ${row} ${index}` : `${row}`)),
  )
  const start = performance.now()
  const anchor = { ...view, order, from: 0, target: { rows: 1, columns: 1 } }
  const input = { requestId: `bench-paste-${Date.now()}`, anchor, columns: paste.names, table }
  const { jobId } = (await window.testLine.call('sheet.paste', input)) as { jobId: number } // by the contract
  for (;;) {
    const done = window.testLine.events.find((event) => event.type === 'job.done' && event.job.id === jobId)
    if (done) return performance.now() - start
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
