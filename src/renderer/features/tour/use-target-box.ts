import { useEffect, useState } from 'react'
import type { Box } from './panel-place.ts'

/** Where a control is on the screen, followed as the screen moves under it; null while it is not there. */
export function useTargetBox(selector: string | null): Box | null {
  const [box, setBox] = useState<Box | null>(null)
  useEffect(() => {
    if (selector === null) return
    let frame = 0
    let last = ''
    const look = (): void => {
      const now = boxOf(selector)
      const text = JSON.stringify(now)
      if (text !== last) {
        last = text
        setBox(now)
      }
      frame = requestAnimationFrame(look)
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [selector])
  return selector === null ? null : box
}

function boxOf(selector: string): Box | null {
  const element = document.querySelector(selector)
  if (!element) return null
  const { top, left, width, height } = element.getBoundingClientRect()
  return width === 0 || height === 0 ? null : { top, left, width, height }
}
