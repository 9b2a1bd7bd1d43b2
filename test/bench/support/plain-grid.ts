import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Cost } from './cost.ts'
import type { WindowThread } from './frames.ts'
import { FRAMES } from './frames.ts'

/** The library as one script, as a page without a bundler gets it. */
const LIBRARY = join(createRequire(import.meta.url).resolve('ag-grid-community'), '../../ag-grid-community.min.js')

interface PlainGrid {
  readonly pixels: number
  readonly columns: readonly string[]
  readonly frames: number
}

/** What the script leaves in the page; no more of it than is used here. */
interface Library {
  createGrid(host: Element, options: object): { destroy(): void }
}

/**
 * The floor of the grid's design: AG Grid by itself, its infinite rows fetched from the same engine in blocks of 100,
 * scrolled like ours. Over our grid, of its size, with as many columns, and gone afterwards.
 */
export async function plainGridCost(
  page: Page,
  thread: WindowThread,
  { pixels, columns }: Omit<PlainGrid, 'frames'>,
): Promise<Cost> {
  await page.evaluate(readFileSync(LIBRARY, 'utf8'))
  await page.evaluate(openPlainGrid, { pixels, columns, frames: FRAMES })
  await page.locator('.plain-grid [row-index="5"] .ag-cell').first().filter({ hasText: /./ }).waitFor()
  await page.waitForTimeout(500)
  let wall = 0
  const { task } = await thread.during(async () => {
    wall = await page.evaluate(scrollPlainGrid, { pixels, frames: FRAMES })
  })
  await page.evaluate(() => document.querySelector('.plain-grid')?.dispatchEvent(new Event('over')))
  await page.waitForTimeout(500)
  return { wall: wall / FRAMES, cpu: task / FRAMES }
}

/** Runs in the window. */
function openPlainGrid({ columns }: PlainGrid): void {
  const { agGrid } = window as unknown as { agGrid: Library } // left by the script
  const ours = document.querySelector('.products-grid')
  const host = document.createElement('div')
  host.className = 'plain-grid'
  host.style.cssText = 'position:absolute;inset:0;z-index:99;background:white'
  ours?.append(host)
  const asked = columns.map((column) => ({ column }))
  const getRows = async (wanted: {
    startRow: number
    endRow: number
    successCallback: (rows: object[], total: number) => void
  }): Promise<void> => {
    const { startRow: from, endRow } = wanted
    const input = { viewKey: 'plain', query: {}, columns: asked, from, count: endRow - from }
    const { rows, total } = (await window.testLine.call('catalogue.gridPage', input)) as {
      rows: object[]
      total: number
    } // by the contract
    wanted.successCallback(rows, total)
  }
  const grid = agGrid.createGrid(host, {
    rowModelType: 'infinite',
    cacheBlockSize: 100,
    maxBlocksInCache: 60,
    rowHeight: 28,
    animateRows: false,
    styleNonce: document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce,
    columnDefs: columns.map((column, at) => ({
      headerName: column,
      width: Math.floor(host.clientWidth / columns.length),
      valueGetter: ({ data }: { data?: readonly unknown[] }) => data?.[at],
    })),
    datasource: { getRows },
  })
  host.addEventListener('over', () => {
    grid.destroy()
    host.remove()
  })
}

/** Runs in the window. */
async function scrollPlainGrid({ pixels, frames }: { pixels: number; frames: number }): Promise<number> {
  const viewport = document.querySelector('.plain-grid .ag-grid-viewport')
  if (!viewport) throw new Error('There is no plain grid')
  const start = performance.now()
  for (let frame = 0; frame < frames; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    viewport.scrollTop += pixels
  }
  await new Promise((resolve) => requestAnimationFrame(resolve))
  return performance.now() - start
}
