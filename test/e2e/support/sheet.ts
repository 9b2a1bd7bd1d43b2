import type { ElectronApplication, Locator } from '@playwright/test'
import { expect } from '@playwright/test'
import type { GridPage } from './grid.ts'

/** The sheet as a person uses it with mouse and eyes: what is selected is what is drawn and what the status bar says. */
export interface SheetPage {
  readonly ranges: Locator
  /** Drags from the middle of one cell to the middle of another. */
  drag(from: Cell, to: Cell): Promise<void>
  /** The drawn selection covers exactly these cells, corner to corner, to the pixel. */
  expectDrawn(from: Cell, to: Cell): Promise<void>
  /** `3 × 2`, as the status bar tells it; null with one cell. */
  size(): Promise<string | null>
}

export type Cell = readonly [row: number, column: string]

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function sheetOf(grid: GridPage): SheetPage {
  const { page } = grid
  const ranges = page.locator('.sheet-range:not([hidden])')
  const boxOf = async (locator: Locator): Promise<Box> => {
    const box = await locator.boundingBox()
    if (!box) throw new Error('It is not drawn')
    return box
  }
  const middle = async ([row, column]: Cell): Promise<readonly [number, number]> => {
    const { x, y, width, height } = await boxOf(grid.cell(row, column))
    return [x + width / 2, y + height / 2]
  }
  return {
    ranges,
    drag: async (from, to) => {
      await page.mouse.move(...(await middle(from)))
      await page.mouse.down()
      await page.mouse.move(...(await middle(to)), { steps: 4 })
      await page.mouse.up()
    },
    expectDrawn: async (from, to) => {
      const a = await boxOf(grid.cell(...from))
      const b = await boxOf(grid.cell(...to))
      const all = await Promise.all((await ranges.all()).map(boxOf))
      const left = Math.min(...all.map(({ x }) => x))
      const top = Math.min(...all.map(({ y }) => y))
      const right = Math.max(...all.map(({ x, width }) => x + width))
      const bottom = Math.max(...all.map(({ y, height }) => y + height))
      const drawn = [left, top, right, bottom].map(Math.round)
      // The frame lies on the lines between the cells: one px outside at the top and the left.
      const cells = [a.x - 1, a.y - 1, b.x + b.width, b.y + b.height].map(Math.round)
      expect(drawn.map((side, index) => Math.abs(side - (cells[index] ?? 0)) <= 1)).toEqual([true, true, true, true])
    },
    size: async () => {
      const [text] = await grid.status.getByText(/ × .* selected$/).allTextContents()
      return text?.replace(' selected', '') ?? null
    },
  }
}

/** Both forms of what is on the system's clipboard. */
export interface OnClipboard {
  readonly text: string
  readonly html: string
}

/** Puts cells on the system's clipboard, as another program would. */
export async function putOnClipboard(app: ElectronApplication, content: Partial<OnClipboard>): Promise<void> {
  // The Electron that tests run in may be older than its types: there the clipboard takes an object.
  await app.evaluate(({ clipboard }, data) => (clipboard.write as unknown as (content: unknown) => void)(data), content)
}

export async function readClipboard(app: ElectronApplication): Promise<OnClipboard> {
  return app.evaluate(({ clipboard }) => {
    const old = clipboard as unknown as { readText(): string; readHTML(): string } // as above
    return { text: old.readText(), html: old.readHTML() }
  })
}
