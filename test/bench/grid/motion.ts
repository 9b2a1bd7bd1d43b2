import type { Cost } from '../support/cost.ts'
import { bareCanvasCost, scrollCost } from '../support/frames.ts'
import { plainGridCost } from '../support/plain-grid.ts'
import type { Run } from './run.ts'
import { GRID, PAGE, VIEW } from './run.ts'

/**
 * Frames of a scroll: over a bare canvas that paints as many texts, over our grid without its canvas, and, for a fling,
 * over AG Grid by itself with its own infinite rows: what the target of the design was set against.
 */
export async function scrolling({ report, page, thread }: Run): Promise<void> {
  const keys = await page
    .locator(`${GRID} [row-index="0"] [col-id]`)
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('col-id') ?? ''))
  const columns = keys.length
  const plain = { pixels: 4_000, columns: keys.map(() => 'text_3') }
  for (const [what, pixels, goal] of [
    ['slow, 30 px', 30, 5.5],
    ['fast, 400 px', 400, 4],
    ['fling, 4,000 px', 4_000, 2.5],
  ] as const) {
    const costs = { ours: [] as Cost[], floor: [] as Cost[], grid: [] as Cost[], plain: [] as Cost[] }
    for (let round = 0; round < 3; round++) {
      costs.floor.push(await bareCanvasCost(page, thread, columns))
      costs.ours.push(await scrollCost(page, thread, { pixels, by: 'person' }))
      costs.grid.push(await scrollCost(page, thread, { pixels, by: 'grid' }))
      if (pixels === plain.pixels) costs.plain.push(await plainGridCost(page, thread, plain))
    }
    report.ratio(`${what} per frame, over a bare canvas`, costs.ours, costs.floor, goal)
    report.ratio(`${what} per frame, over our grid without its canvas`, costs.ours, costs.grid)
    if (costs.plain.length > 0)
      report.ratio(`${what} per frame, over AG Grid's own infinite rows`, costs.ours, costs.plain, 0.15)
  }
}

/** Far away at once, until a text of the new rows is drawn. Floor: the same page fetched and painted on a bare canvas. */
export async function jumping({ report, page, cpu, rows }: Run): Promise<void> {
  const columns = await page
    .locator(`${GRID} [row-index="0"] [col-id]`)
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('col-id')))
  const costs = { ours: [] as Cost[], floor: [] as Cost[] }
  for (let round = 1; round <= 12; round++) {
    const row = Math.floor((rows * ((round * 37) % 100)) / 100)
    const fetch = { ...VIEW, columns: columns.map(() => ({ column: 'text_3' })), from: row + 200, count: PAGE }
    for (const [side, work] of [
      ['floor', () => page.evaluate(fetchAndPaint, fetch)],
      ['ours', () => page.evaluate(jumpAndSee, row)],
    ] as const) {
      const before = cpu()
      costs[side].push({ wall: await work(), cpu: cpu() - before })
      await page.waitForTimeout(side === 'ours' ? 800 : 50)
    }
  }
  report.seen('jump to a far row: its content is seen', costs.ours, costs.floor)
  report.ratio('jump, over such a page fetched and painted on a bare canvas', costs.ours, costs.floor, 1.2)
}

/** Runs in the window: the least that anyone does who shows other rows. */
async function fetchAndPaint(fetch: object): Promise<number> {
  const host = document.querySelector('.products-grid')
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { alpha: false })
  if (!host || !pen) throw new Error('There is no grid')
  const { clientWidth: width, clientHeight: height } = host
  Object.assign(canvas, { width, height })
  canvas.style.cssText = 'position:absolute;inset:0;z-index:9'
  host.append(canvas)
  await new Promise((resolve) => requestAnimationFrame(resolve))
  const start = performance.now()
  const { rows } = (await window.testLine.call('catalogue.gridPage', fetch)) as { rows: (string | null)[][] } // by the contract
  await new Promise((resolve) => requestAnimationFrame(resolve))
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = 'black'
  pen.font = '13px sans-serif'
  for (let row = 0; row * 28 < height; row++)
    for (const [index, text] of (rows[row] ?? []).entries())
      pen.fillText(text ?? '', (index * width) / (rows[row]?.length ?? 1) + 8, row * 28 + 18)
  await new Promise((resolve) => requestAnimationFrame(resolve))
  const took = performance.now() - start
  canvas.remove()
  return took
}

/** Runs in the window. */
async function jumpAndSee(row: number): Promise<number> {
  const viewport = document.querySelector('.products-grid .ag-grid-viewport')
  if (!viewport) throw new Error('There is no grid')
  const pen = CanvasRenderingContext2D.prototype
  const original = Object.getOwnPropertyDescriptor(pen, 'fillText')?.value as typeof pen.fillText
  const { promise, resolve } = Promise.withResolvers<number>()
  const start = performance.now()
  const sku = `SKU-${String(row + 5).padStart(7, '0')}`
  pen.fillText = function paint(text, x, y) {
    original.call(this, text, x, y)
    if (text === sku) requestAnimationFrame(() => resolve(performance.now() - start))
  }
  viewport.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))
  viewport.scrollTop = row * 28
  const late = setTimeout(() => resolve(Infinity), 10_000)
  const seen = await promise
  clearTimeout(late)
  pen.fillText = original
  return seen
}
