import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { IconStock } from './columns/icons.tsx'
import './grid.css'
import type { GridSession } from './grid-session.ts'

export interface GridHostProps {
  readonly session: GridSession
  readonly label: string
  readonly styleNonce: string | undefined
  /** In pixels. */
  readonly rowHeight: number
}

/** The element that AG Grid lives in. React only makes and ends it; what happens inside is the session's. */
export function GridHost({ session, label, styleNonce, rowHeight }: GridHostProps): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  const icons = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!host.current || !icons.current) return undefined
    return session.mount(host.current, icons.current, { styleNonce, rowHeight })
  }, [session, styleNonce, rowHeight])

  return (
    <>
      <IconStock ref={icons} />
      <section ref={host} className="products-grid" aria-label={label} />
    </>
  )
}
