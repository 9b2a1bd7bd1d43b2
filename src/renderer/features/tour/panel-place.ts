export interface Box {
  readonly top: number
  readonly left: number
  readonly width: number
  readonly height: number
}

/** The panel's own size; its height is what it may take, not what it does. */
export const PANEL = { width: 340, height: 300, gap: 14, margin: 12 } as const

interface Place {
  readonly left: number
  readonly top?: number
  readonly bottom?: number
}

/** Clear of the navigation and of the bars at the bottom, where the next button is. */
const NOWHERE: Place = { left: 188, bottom: 88 }

/**
 * Where the panel stands: under its target, over it where there is no room, beside it for a target as high as the
 * window; low at the left, where no screen has its buttons, when there is nothing to point at. Never outside the window.
 */
export function panelPlace(target: Box | null, window: { readonly width: number; readonly height: number }): Place {
  const { width, height, gap, margin } = PANEL
  const right = window.width - width - margin
  if (!target) return NOWHERE
  const left = clamp(target.left, margin, right)
  const below = target.top + target.height + gap
  if (below + height <= window.height) return { left, top: below }
  if (target.top - gap - height >= 0) return { left, bottom: window.height - target.top + gap }
  const beside = target.left + target.width + gap
  if (beside <= right) return { left: beside, top: clamp(target.top, margin, window.height - height - margin) }
  return NOWHERE
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
