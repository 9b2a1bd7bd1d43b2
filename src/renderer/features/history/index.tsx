/** The steps of the catalogue beside the screen. Others may import only what is named here. */
export { HistoryPanel } from './history-panel.tsx'
