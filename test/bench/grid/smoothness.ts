import type { Cost } from '../support/cost.ts'
import { scrollCost } from '../support/frames.ts'
import { longestTasks } from '../support/tasks.ts'
import type { Run } from './run.ts'
import { GRID, filterField } from './run.ts'

/** How long a person may have to wait for the window to answer at all, in ms. */
const GOAL = 50

/** The longest tasks of the window's main thread during what people do all day; their processor time counts. */
export async function smoothness({ report, page, app, thread, rows }: Run): Promise<void> {
  const field = await filterField(page)
  const filter = async (text: string): Promise<void> => {
    await field.fill(text)
    await page.keyboard.press('Enter')
    await page.waitForTimeout(2_000)
  }
  const scenes: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['scrolling', () => scrollCost(page, thread, { pixels: 40, by: 'person' })],
    ['flinging', () => scrollCost(page, thread, { pixels: 4_000, by: 'person' })],
    ['jumping', () => jumps(page, rows)],
    ['ordering', () => page.locator(`${GRID} [role="columnheader"][col-id="sku"]`).click()],
    [
      'filtering',
      async () => {
        await filter('number_7 > 500')
        await filter('')
      },
    ],
    ['opening a card', () => page.keyboard.press('Control+i')],
  ]
  for (const [what, work] of scenes) {
    const tasks: readonly Cost[] = await longestTasks(app, async () => {
      await work()
      await page.waitForTimeout(1_000)
    })
    report.latency(`longest task of the window while ${what}`, tasks.slice(0, 1), GOAL)
  }
}

async function jumps(page: Run['page'], rows: number): Promise<void> {
  for (let round = 1; round <= 5; round++) {
    await page.evaluate(
      (row) => {
        const viewport = document.querySelector('.products-grid .ag-grid-viewport')
        viewport?.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))
        if (viewport) viewport.scrollTop = row * 28
      },
      Math.floor((rows * ((round * 37) % 100)) / 100),
    )
    await page.waitForTimeout(700)
  }
}
