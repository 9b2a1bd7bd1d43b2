import type { GridApi } from 'ag-grid-community'
import { ROW_BUFFER } from '../grid-settings.ts'

/** So many rows at once: 20 ms of script, style and layout; a whole screen of 30 rows in one frame was a task of 60. */
const SLICE = 10

export interface SlicedDrawing {
  readonly api: GridApi
  /** That are in view. */
  readonly rows: number
  /** Lets the grid hear of the scroll. */
  readonly scroll: () => void
  readonly signal: AbortSignal
}

/**
 * Has the grid draw the rows of another place, those in the middle first, some more in every frame. Something has to be
 * over it meanwhile. Answers with false when it was ended: the grid then has only some of its rows, until it is asked again.
 */
export async function drawInSlices({ api, rows, scroll, signal }: SlicedDrawing): Promise<boolean> {
  // AG Grid draws its buffer around the viewport: a negative one leaves as many rows within the viewport out.
  const left = Math.max(0, Math.ceil((rows - SLICE) / 2))
  if (left > 0) api.setGridOption('rowBuffer', -left)
  scroll()
  do await nextFrame()
  while (!signal.aborted && !api.isDestroyed() && !api.isAnimationFrameQueueEmpty())
  for (let buffer = SLICE / 2 - left; left > 0; buffer += SLICE / 2) {
    await nextFrame()
    if (signal.aborted || api.isDestroyed()) return false
    api.setGridOption('rowBuffer', Math.min(buffer, ROW_BUFFER))
    if (buffer >= ROW_BUFFER) break
  }
  await nextFrame()
  await nextFrame()
  return !signal.aborted
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}
