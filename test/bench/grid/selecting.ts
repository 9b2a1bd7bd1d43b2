import type { Cost } from '../support/cost.ts'
import type { Run } from './run.ts'

const ROUNDS = 7
const KEYS = 20

/** Script of the window per change of the selection, by keyboard: overlay, status bar and all. Floor: a key nobody hears. */
export async function selecting({ report, page, thread }: Run): Promise<void> {
  await page.evaluate(() => {
    const viewport = document.querySelector('.products-grid .ag-grid-viewport')
    if (viewport) viewport.scrollTop = 0
  })
  await page.locator('.products-grid [row-index="0"] [col-id="sku"]').click()
  const press = async (keys: readonly string[]): Promise<Cost> => {
    const { script, task } = await thread.during(async () => {
      for (const key of keys) await page.keyboard.press(key)
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    })
    return { wall: task / keys.length, cpu: script / keys.length }
  }
  const times = (key: string): string[] => Array.from({ length: KEYS }, () => key)
  const costs = { none: [] as Cost[], some: [] as Cost[], all: [] as Cost[] }
  for (let round = 0; round < ROUNDS; round++) {
    costs.none.push(await press(times('F8')))
    costs.some.push(await press(times(round % 2 === 0 ? 'Shift+ArrowRight' : 'Shift+ArrowLeft')))
    costs.all.push(await press(Array.from({ length: KEYS / 2 }, () => ['Control+a', 'Shift+ArrowUp']).flat()))
  }
  report.note('selection, per key: time = all tasks of the thread, drawing included; cpu = script alone, to judge by')
  report.latency('selection: a key nobody hears', costs.none)
  report.latency('selection: one more column', costs.some)
  report.latency('selection: all rows, and one fewer', costs.all)
  const none = costs.none.map(({ cpu }) => cpu).toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0
  for (const [what, keys] of [
    ['one more column', costs.some],
    ['all rows', costs.all],
  ] as const) {
    const script = keys.map(({ cpu }) => ({ wall: cpu - none, cpu: cpu - none }))
    report.ratio(`selection, ${what}: script beyond such a key, over 1 ms`, script, [{ wall: 1, cpu: 1 }], 1)
  }
}
