/** The steps of the catalogue beside the screen, and the past. Others may import only what is named here. */
export { DifferenceDialog } from './difference-dialog.tsx'
export { HistoryPanel } from './history-panel.tsx'
export { PastBanner } from './past-banner.tsx'
export { PutSelectionBack } from './put-selection-back.tsx'
