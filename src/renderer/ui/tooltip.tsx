import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import { useMemo } from 'react'
import { Kbd } from './kbd.tsx'
import styles from './popup.module.css'

type Side = 'top' | 'bottom' | 'left' | 'right'

export interface TooltipProps {
  readonly text: ReactNode
  readonly shortcut?: string
  readonly side?: Side
  /** The one element it explains; it gets the handlers, so it must pass its props on. */
  readonly children: ReactElement
}

interface Words {
  readonly text: ReactNode
  readonly shortcut: string | undefined
  readonly side: Side
}

/** One tooltip for everything that is explained: with one of its own for each, sixty buttons took 30 ms to show. */
const handle = Base.createHandle<Words>()

export function Tooltip({ text, shortcut, side = 'bottom', children }: TooltipProps): ReactNode {
  const words = useMemo(() => ({ text, shortcut, side }), [text, shortcut, side])
  return <Base.Trigger handle={handle} payload={words} render={children} />
}

/** Where the tooltip shows; once, around everything that has any. */
export function TooltipProvider({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Base.Provider delay={500} closeDelay={50}>
      {children}
      <Base.Root handle={handle}>
        {({ payload: words }) => (
          <Base.Portal>
            <Base.Positioner sideOffset={6} side={words?.side ?? 'bottom'} className={styles['positioner']}>
              <Base.Popup className={styles['tooltip']} data-tooltip>
                {words?.text}
                {words?.shortcut !== undefined && <Kbd keys={words.shortcut} />}
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        )}
      </Base.Root>
    </Base.Provider>
  )
}
