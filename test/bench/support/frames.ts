import type { CDPSession, Page } from '@playwright/test'
import type { Cost } from './cost.ts'

/** What the window's main thread did, in ms of its own processor time: all tasks, and the script in them. */
export interface ThreadTime {
  readonly task: number
  readonly script: number
}

/** The window's main thread as Chromium counts it: processor time, which a busy machine leaves alone. */
export interface WindowThread {
  during(work: () => Promise<unknown>): Promise<ThreadTime>
  /** What scripts hold after a collection, in MB. */
  heap(): Promise<number>
}

export async function windowThread(page: Page): Promise<WindowThread> {
  const line: CDPSession = await page.context().newCDPSession(page)
  await line.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async (): Promise<Record<string, number>> => {
    const { metrics } = await line.send('Performance.getMetrics')
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
  }
  const since = (from: Record<string, number>, to: Record<string, number>, name: string): number =>
    ((to[name] ?? 0) - (from[name] ?? 0)) * 1_000
  return {
    during: async (work) => {
      const from = await read()
      await work()
      const to = await read()
      return { task: since(from, to, 'TaskDuration'), script: since(from, to, 'ScriptDuration') }
    },
    heap: async () => {
      await line.send('HeapProfiler.collectGarbage')
      return ((await read())['JSHeapUsedSize'] ?? 0) / 2 ** 20
    },
  }
}

/** How a series of frames is scrolled: by a person, whose fast scrolls are painted on the canvas, or by the grid alone. */
export interface Scrolling {
  readonly pixels: number
  readonly by: 'person' | 'grid'
}

/** Frames of a scroll that is measured. */
export const FRAMES = 60

/** CPU of the window's main thread per frame, and the time from frame to frame. */
export async function scrollCost(page: Page, thread: WindowThread, scrolling: Scrolling): Promise<Cost> {
  let wall = 0
  const { task } = await thread.during(async () => {
    wall = await page.evaluate(scrollFrames, { ...scrolling, frames: FRAMES })
  })
  await page.waitForTimeout(1_500)
  return { wall: wall / FRAMES, cpu: task / FRAMES }
}

/** Runs in the window. */
async function scrollFrames({ pixels, by, frames }: Scrolling & { frames: number }): Promise<number> {
  const viewport = document.querySelector('.products-grid .ag-grid-viewport')
  if (!viewport) throw new Error('There is no grid')
  const start = performance.now()
  for (let frame = 0; frame < frames; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    if (by === 'person') viewport.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))
    viewport.scrollTop += pixels
  }
  await new Promise((resolve) => requestAnimationFrame(resolve))
  return performance.now() - start
}

/** The floor: a bare canvas of the grid's size that paints as many texts of as many rows, from an array, each frame. */
export async function bareCanvasCost(page: Page, thread: WindowThread, columns: number): Promise<Cost> {
  let wall = 0
  const { task } = await thread.during(async () => {
    wall = await page.evaluate(paintFrames, { frames: FRAMES, columns })
  })
  return { wall: wall / FRAMES, cpu: task / FRAMES }
}

/** Runs in the window. */
async function paintFrames({ frames, columns }: { frames: number; columns: number }): Promise<number> {
  const host = document.querySelector('.products-grid')
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { alpha: false })
  if (!host || !pen) throw new Error('There is no grid')
  const { clientWidth: width, clientHeight: height } = host
  Object.assign(canvas, { width, height })
  canvas.style.cssText = 'position:absolute;inset:0;z-index:9'
  host.append(canvas)
  const start = performance.now()
  for (let frame = 0; frame < frames; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    pen.fillStyle = 'white'
    pen.fillRect(0, 0, width, height)
    pen.fillStyle = 'black'
    pen.font = '13px sans-serif'
    for (let column = 0; column < columns; column++) {
      for (let row = 0; row * 28 < height; row++)
        pen.fillText(`waterdicht ${frame * 31 + row} ${column}`, (column * width) / columns + 8, row * 28 + 18)
    }
  }
  await new Promise((resolve) => requestAnimationFrame(resolve))
  canvas.remove()
  return performance.now() - start
}
