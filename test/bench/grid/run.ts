import type { ElectronApplication, Locator, Page } from '@playwright/test'
import type { Db } from '../../../src/engine/store/database.ts'
import { loadStructure } from '../../../src/engine/store/load-structure.ts'
import type { Cost } from '../support/cost.ts'
import type { WindowThread } from '../support/frames.ts'
import type { Report } from '../support/report.ts'

/** The app under measurement, and the same catalogue read in this process for floors. */
export interface Run {
  readonly report: Report
  readonly page: Page
  readonly app: ElectronApplication
  readonly db: Db
  readonly rows: number
  readonly thread: WindowThread
  /** Processor time of the whole app so far, in ms. */
  readonly cpu: () => number
}

export const GRID = '.products-grid'
/** Rows per page, as the grid asks for them. */
export const PAGE = 100
/** A view of all products, whose pages anyone may ask. */
export const VIEW = { viewKey: 'bench', query: {} }

export function firstRow(page: Page): Promise<void> {
  return page.locator(`${GRID} [row-index="0"] [col-id="sku"]`).filter({ hasText: 'SKU' }).waitFor()
}

/** What one call of the engine costs, from the window; its processor time is the whole app's. */
export async function called({ page, cpu }: Run, op: string, input: unknown): Promise<Cost> {
  const before = cpu()
  const wall = await page.evaluate(
    async ({ name, value }) => {
      const start = performance.now()
      await window.testLine.call(name, value)
      return performance.now() - start
    },
    { name: op, value: input },
  )
  return { wall, cpu: cpu() - before }
}

/** The SQL column of a column key. */
export function sqlColumns(db: Db): (key: string) => string {
  const { slots } = loadStructure(db)
  return (key) => slots.get(key)?.sqlColumn ?? 'NULL'
}

export function sum(...costs: readonly Cost[]): Cost {
  return {
    wall: costs.reduce((total, { wall }) => total + wall, 0),
    cpu: costs.reduce((total, { cpu }) => total + cpu, 0),
  }
}

/** The field in which a filter is written; it stays open. */
export async function filterField(page: Page): Promise<Locator> {
  const field = page.getByRole('textbox', { name: 'Filter as text' })
  if (!(await field.isVisible())) await page.getByRole('button', { name: 'Filter as text' }).click()
  return field
}
