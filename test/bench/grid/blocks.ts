import { loadStructure } from '../../../src/engine/store/load-structure.ts'
import { createCarrier } from '../support/bare-electron.ts'
import type { Cost } from '../support/cost.ts'
import { cost } from '../support/cost.ts'
import type { Run } from './run.ts'
import { PAGE, VIEW, called, sum } from './run.ts'

const COLUMNS = 60

/** Pages as the window gets them: over reading the same rows in this process, and carrying as many bytes; and while an order is made. */
export async function blocks(run: Run): Promise<void> {
  const { report, db, rows } = run
  const { slots } = loadStructure(db)
  const keys = [...slots.keys()].filter((key) => slots.get(key)?.sqlColumn?.startsWith('v')).slice(0, COLUMNS)
  const sql = keys.map((key) => slots.get(key)?.sqlColumn ?? 'NULL')
  const raw = db.prepare(`SELECT ${sql.join(', ')} FROM product WHERE id IN (SELECT value FROM json_each(?))`).raw()
  const columns = keys.map((column) => ({ column }))
  const place = (round: number): number => (round * 7_919 * PAGE) % (rows - PAGE)
  const fetch = (round: number): Promise<Cost> =>
    called(run, 'catalogue.gridPage', { ...VIEW, columns, from: place(round), count: PAGE })
  await fetch(0)
  const costs = { ours: [] as Cost[], floor: [] as Cost[], carried: [] as Cost[], busy: [] as Cost[] }
  const answer = await run.page.evaluate((input) => window.testLine.call('catalogue.gridPage', input), {
    ...VIEW,
    columns,
    from: place(1),
    count: PAGE,
  })
  const carrier = await createCarrier(JSON.stringify(answer))
  for (let round = 1; round <= 100; round++) {
    costs.ours.push(await fetch(round))
    const ids = JSON.stringify(Array.from({ length: PAGE }, (_, index) => place(round) + index + 1))
    const read = await cost(() => raw.all(ids))
    costs.floor.push(read)
    costs.carried.push(sum(read, await carrier.carry()))
  }
  await carrier.quit()
  report.ratio(
    `block of ${PAGE} x ${keys.length} in the window, over reading it in process`,
    costs.ours,
    costs.floor,
    3.5,
  )
  report.ratio('the same, over reading it and carrying its bytes between bare processes', costs.ours, costs.carried)
  let isSorted = false
  const sort = [{ column: 'description/webshop/fr_FR' }]
  const sorted = called(run, 'catalogue.gridPage', { viewKey: 'sort', query: { sort }, columns: [], from: 0, count: 1 })
  const ended = sorted.then(() => (isSorted = true))
  for (let round = 1; !isSorted && round <= 200; round++) costs.busy.push(await fetch(round))
  await ended
  report.ratio('block while another column is put in order, over idle', costs.busy, costs.ours, 1.2)
}
