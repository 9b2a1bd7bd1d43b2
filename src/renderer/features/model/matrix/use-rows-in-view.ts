import type { RefObject } from 'react'
import { useEffect, useEffectEvent, useState } from 'react'
import { AHEAD } from './drawn-rows.ts'

/** A row of the style sheet, in px, until one has been measured. */
const ROW_HEIGHT = 29

export interface RowsInView {
  readonly first: number
  readonly last: number
  readonly rowHeight: number
  readonly onScroll: () => void
}

/** Which rows of a table, all of one height, are in view of what scrolls; told anew every half screen. */
export function useRowsInView(scroller: RefObject<HTMLElement | null>): RowsInView {
  const [seen, setSeen] = useState({ first: 0, last: AHEAD, rowHeight: ROW_HEIGHT })
  const look = (): void => {
    const element = scroller.current
    if (!element) return
    const row = element.querySelector('tbody [aria-rowindex]')
    const rowHeight = row?.getBoundingClientRect().height ?? ROW_HEIGHT
    const first = Math.floor(element.scrollTop / rowHeight)
    const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight)
    setSeen((before) => {
      const isNear = Math.abs(before.first - first) + Math.abs(before.last - last) < AHEAD / 2
      return isNear && before.rowHeight === rowHeight ? before : { first, last, rowHeight }
    })
  }
  const handleSize = useEffectEvent(look)
  useEffect(() => {
    const observer = new ResizeObserver(handleSize)
    if (scroller.current) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [scroller])
  return { ...seen, onScroll: look }
}
