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

/**
 * Where the panel stands: under its target, over it where there is no room, beside it for a target as high as the
 * window; in the lower right corner when there is nothing to point at. Never outside the window.
 */
export function panelPlace(target: Box | null, window: { readonly width: number; readonly height: number }): Place {
  const { width, height, gap, margin } = PANEL
  const right = window.width - width - margin
  if (!target) return { left: right - 4, bottom: 44 }
  const left = clamp(target.left, margin, right)
  const below = target.top + target.height + gap
  if (below + height <= window.height) return { left, top: below }
  if (target.top - gap - height >= 0) return { left, bottom: window.height - target.top + gap }
  const beside = target.left + target.width + gap
  if (beside <= right) return { left: beside, top: clamp(target.top, margin, window.height - height - margin) }
  return { left: right - 4, bottom: 44 }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
