import { useEffect, useState } from 'react'
import type { Input, Result } from '../../../../shared/contract/index.ts'
import type { Outcome } from '../../../engine/index.ts'
import { runJob, useEngineEvent } from '../../../engine/index.ts'

/** It looks at all products: whoever edits cell after cell is left alone. */
const PAUSE_MS = 1_000

type Way = Result<'quality.shortestWay'>

/** The shortest way to products that fit, looked for anew as the catalogue changes; the last one stands meanwhile. */
export function useWay({ channel, products, sales }: Required<Input<'quality.shortestWay'>>): Outcome<Way> | null {
  const [outcome, setOutcome] = useState<Outcome<Way> | null>(null)
  const [changes, setChanges] = useState(0)
  useEngineEvent('catalogue.changed', () => setChanges((count) => count + 1))
  useEffect(() => {
    let cancel = (): void => undefined
    let isOver = false
    const look = async (): Promise<void> => {
      const run = runJob('quality.shortestWay', { channel, products, sales })
      cancel = () => run.cancel()
      const done = await run.done
      cancel = () => undefined
      if (!isOver) setOutcome(done)
    }
    const timer = setTimeout(() => void look(), changes === 0 ? 0 : PAUSE_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
      cancel()
    }
  }, [channel, products, sales, changes])
  return outcome
}
