import type { Rectangle } from 'electron'
import type { WindowPlace } from '../settings.ts'

const DEFAULT = { width: 1440, height: 900 }

/** A visible strip this wide and high is enough to grab a window by. */
const GRIP = 100

/**
 * Where the window opens: where it was, if enough of that is still on a screen (monitors come and go); otherwise the
 * default size, centred by the system and never larger than the first screen.
 */
export function placeWindow(
  remembered: WindowPlace | null,
  screens: readonly Rectangle[],
): { readonly bounds: Partial<Rectangle>; readonly isMaximized: boolean } {
  if (remembered && screens.some((screen) => isReachable(remembered.bounds, screen))) return remembered
  const first = screens[0] ?? { x: 0, y: 0, ...DEFAULT }
  const bounds = { width: Math.min(DEFAULT.width, first.width), height: Math.min(DEFAULT.height, first.height) }
  return { bounds, isMaximized: remembered?.isMaximized ?? false }
}

function isReachable(window: Rectangle, screen: Rectangle): boolean {
  const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x)
  const height = Math.min(window.y + window.height, screen.y + screen.height) - Math.max(window.y, screen.y)
  return width >= GRIP && height >= GRIP
}
