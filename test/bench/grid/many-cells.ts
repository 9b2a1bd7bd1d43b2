import { openGrid } from '../../e2e/support/grid.ts'
import { putOnClipboard } from '../../e2e/support/sheet.ts'
import type { Cost } from '../support/cost.ts'
import { pressAndSee } from '../support/seen.ts'
import { longestTasks } from '../support/tasks.ts'
import type { Run } from './run.ts'
import { GRID } from './run.ts'

const NAMES = ['text_4', 'text_5', 'text_6', 'text_7', 'text_8']
const ROUNDS = 3
/** A million products on a busy machine need their time. */
const PATIENCE_MS = 600_000
/** How long a person may have to wait for the window to answer at all, in ms. */
const GOAL = 50

type Work = 'paste' | 'replace' | 'undo'

/**
 * 50,000 cells pasted from the clipboard, replaced in and undone in the app: until the window shows the first of them
 * and the step has its name, and what of that the window's own main thread takes.
 */
export async function manyCells(run: Run): Promise<void> {
  const { report, page, app, thread, rows } = run
  const grid = await openGrid(page)
  const products = Math.min(10_000, rows)
  const costs: Record<Work, Cost[]> = { paste: [], replace: [], undo: [] }
  const own: Cost[] = []
  const tasks: Cost[] = []
  const first = NAMES[0] ?? ''
  const changed = async (work: Work, text: string, act: () => Promise<void>): Promise<void> => {
    const shown = [
      { name: 'cell', selector: `${GRID} [row-index="0"] [col-id="${first}"]`, fits: new RegExp(`^${text}`) },
      { name: 'step', selector: '[data-tour="undo"]' },
    ]
    const [longest] = await longestTasks(app, async () => {
      const { task } = await thread.during(async () => {
        const seen = [...(await pressAndSee(run, act, shown, PATIENCE_MS)).values()]
        costs[work].push({ wall: Math.max(...seen.map(({ wall }) => wall)), cpu: seen[0]?.cpu ?? 0 })
      })
      own.push({ wall: task, cpu: task })
    })
    if (longest) tasks.push(longest)
    await page.waitForTimeout(2_000)
  }
  const undo = (text: string): Promise<void> => changed('undo', text, () => page.keyboard.press('Control+z'))

  await grid.goTo(0, first)
  const before = (await grid.cell(0, first).textContent()) ?? ''
  for (let round = 0; round < ROUNDS; round++) {
    const lines = Array.from({ length: products }, (_, row) => NAMES.map((_name, at) => `pasted ${round} ${row} ${at}`))
    await putOnClipboard(app, { text: lines.map((line) => line.join('\t')).join('\n') })
    await changed('paste', `pasted ${round} 0 0`, () => page.keyboard.press('Control+v'))
    await changed('replace', `put ${round} 0 0`, async () => {
      await page.keyboard.press('F8') // nobody hears it: the time begins
      await page.evaluate(replace, { names: NAMES, products, find: 'pasted', with: 'put' })
    })
    await undo(`pasted ${round} 0 0`)
    await undo(before)
    await grid.goTo(0, first)
  }
  const cells = products * NAMES.length
  const all = Object.values(costs).flat()
  report.seen(`${cells} cells pasted: the key until they are seen and named`, costs.paste)
  report.seen('replaced in all of them', costs.replace)
  report.seen('each undone', costs.undo)
  report.ratio('undone, over the paste', costs.undo, costs.paste)
  report.ratio("the window's own share of all of these", own, all, 0.1)
  report.latency('longest task of the window in each of them', tasks, GOAL)
}

/** Runs in the window: asks as the find bar does. */
async function replace({
  names,
  products,
  ...pattern
}: {
  names: string[]
  products: number
  find: string
  with: string
}): Promise<void> {
  const view = { viewKey: 'bench replace', query: {} }
  const { order } = (await window.testLine.call('catalogue.gridPage', { ...view, columns: [], from: 0, count: 1 })) as {
    order: number
  } // by the contract
  const ranges = [{ from: 0, count: products, columns: names }]
  await window.testLine.call('sheet.apply', {
    requestId: `bench-replace-${Date.now()}`,
    selection: { kind: 'view', ...view, order, ranges },
    operation: { kind: 'replace', ...pattern },
  })
}
