import type { Cost } from '../support/cost.ts'
import { cost } from '../support/cost.ts'
import type { Watch } from '../support/seen.ts'
import { pressAndSee } from '../support/seen.ts'
import type { Run } from './run.ts'
import { GRID, filterField, sqlColumns, sum } from './run.ts'

const ROWS = { name: 'rows', selector: `${GRID} [row-index] [col-id="sku"]` }

/** Filters and searches by keyboard, each for the first time, until their rows are painted. Floor: plain SQL and one repaint. */
export async function painted(run: Run): Promise<void> {
  const { report, page, db } = run
  const column = sqlColumns(db)
  const live = 'SELECT id FROM product WHERE deleted_at IS NULL AND'
  const field = await filterField(page)
  const filters = [900, 905, 910].map(
    (least) => [`number_6 > ${least}`, `${live} ${column('number_6')} > ${least}`] as const,
  )
  const texts = ['tent', 'lamp', 'rode'].map(
    (word) => [`text_2 contains ${word}`, `${live} instr(lower(${column('text_2')}), '${word}')`] as const,
  )
  for (const [what, cases] of [
    ['filter by a number', filters],
    ['filter by part of a text', texts],
  ] as const) {
    const costs = { ours: [] as Cost[], floor: [] as Cost[] }
    for (const [filter, sql] of cases) {
      const plain = await cost(() => db.prepare(sql).pluck().all())
      await field.fill(filter)
      await page.waitForTimeout(1_500)
      costs.ours.push(await seen(run, () => page.keyboard.press('Enter')))
      await field.fill('')
      await page.waitForTimeout(500)
      costs.floor.push(sum(plain, await seen(run, () => page.keyboard.press('Enter'))))
    }
    report.ratio(`${what} until painted, over plain SQL and a repaint`, costs.ours, costs.floor, 1.2)
  }
  const costs = { ours: [] as Cost[], floor: [] as Cost[] }
  // Numbers end names: nearly every product has every word, and a search that changes no row in view is never seen.
  for (const [begun, digit] of [
    ['tent 1', '2'],
    ['rode 3', '4'],
    ['kampeer 4', '1'],
  ] as const) {
    const match = `${begun}${digit}*`.replace(' ', ' AND ')
    const sql = `SELECT rowid FROM search_word WHERE search_word MATCH '${match}'`
    const plain = await cost(() => db.prepare(sql).pluck().all())
    await page.locator(`${GRID} [row-index="0"] [col-id="sku"]`).click()
    for (const key of ['Control+k', 'Escape', 'Control+k']) await page.keyboard.press(key)
    await page.keyboard.insertText(begun)
    await page.waitForTimeout(1_500)
    costs.ours.push(await seen(run, () => page.keyboard.type(digit)))
    await page.waitForTimeout(500)
    costs.floor.push(sum(plain, await seen(run, () => page.keyboard.press('Escape'))))
  }
  report.ratio(
    'search of a word and a number until painted, over plain SQL and a repaint',
    costs.ours,
    costs.floor,
    1.2,
  )
}

async function seen(watch: Watch, press: () => Promise<void>): Promise<Cost> {
  return (await pressAndSee(watch, press, [ROWS])).get(ROWS.name) ?? { wall: Infinity, cpu: 0 }
}
