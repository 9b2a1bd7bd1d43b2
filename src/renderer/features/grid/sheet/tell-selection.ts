import { cancelJob, startJob, useJobs } from '../../../engine/index.ts'
import { useGridStatus } from '../../../state/grid-status.ts'
import type { Selected } from './selected.ts'
import { engineSelection } from './engine-selection.ts'
import { sizeOf, union } from './rect.ts'

/** Nothing is counted while the selection is still being drawn up. */
const QUIET_MS = 150

let timer: ReturnType<typeof setTimeout> | undefined
let asked = 0
let isCounting = false
let told: Selected | null = null

/** Tells the status bar the size of what is selected at once, and its figures as soon as the engine has counted them. */
export function tellSelection(selected: Selected | null): void {
  clearTimeout(timer)
  asked++
  if (isCounting) cancelJob(useJobs.getState().own['sheet.summary'] ?? 0)
  told = selected
  const rects = selected?.rects ?? []
  const [first, ...others] = rects
  if (!selected || selected.isSingle || !first) {
    if (useGridStatus.getState().range !== null) useGridStatus.setState({ range: null })
    return
  }
  const bounds = others.reduce(union, first)
  const cells = rects.reduce((sum, rect) => sum + sizeOf(rect), 0)
  const range = {
    rows: bounds.bottom - bounds.top + 1,
    columns: bounds.right - bounds.left + 1,
    ranges: rects.length,
    cells,
    figures: null,
  }
  useGridStatus.setState({ range })
  timer = setTimeout(() => void count(selected, asked), QUIET_MS)
}

/** Values have changed: the figures are counted again, the old ones standing until then. */
export function recountSelection(): void {
  const selected = told
  if (!selected || useGridStatus.getState().range === null) return
  clearTimeout(timer)
  asked++
  timer = setTimeout(() => void count(selected, asked), QUIET_MS)
}

async function count({ rects, keys, view }: Selected, mine: number): Promise<void> {
  isCounting = true
  const outcome = await startJob('sheet.summary', { selection: engineSelection(rects, keys, view) })
  if (mine !== asked) return // what is counted now is another selection
  isCounting = false
  const { range } = useGridStatus.getState()
  if (outcome.ok && range) useGridStatus.setState({ range: { ...range, figures: outcome.value } })
}
