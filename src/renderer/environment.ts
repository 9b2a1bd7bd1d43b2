import type { DesktopApi } from '../shared/desktop.ts'

declare global {
  interface Window {
    /** What main offers a window, put here by the preload. */
    readonly desktop: DesktopApi<File>
  }
}
