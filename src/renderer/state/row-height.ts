import { create } from 'zustand'
import { localSetting } from './local-settings.ts'
import type { RowHeight } from './row-height-px.ts'
import { ROW_HEIGHTS } from './row-height-px.ts'

const stored = localSetting<RowHeight>('row-height', (value) => ROW_HEIGHTS.find((each) => each === value) ?? 'normal')

/** How high the person wants the rows of the grid, on this machine. */
export const useRowHeight = create<{ readonly chosen: RowHeight }>(() => ({ chosen: stored.get() }))

export function setRowHeight(chosen: RowHeight): void {
  stored.set(chosen)
  useRowHeight.setState({ chosen })
}
