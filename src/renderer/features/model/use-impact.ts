import { useEffect, useMemo, useState } from 'react'
import type { ModelChangeInput } from '../../../shared/contract/model-change.ts'
import type { ModelImpact } from '../../../shared/contract/model.ts'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'

/** Typing settles for this long before the catalogue is counted. */
const PAUSE_MS = 250

export interface ImpactState {
  /** Of exactly these changes; undefined while they are being counted. */
  readonly impact: ModelImpact | undefined
  readonly isCounting: boolean
  readonly error: Error | undefined
}

/** What the changes at hand would do, counted anew whenever they or the catalogue change. */
export function useImpact(changes: readonly ModelChangeInput[], createOptions = false): ImpactState {
  const { format } = useLanguage()
  const text = JSON.stringify(changes)
  const [settledText, setSettledText] = useState('[]')
  useEffect(() => {
    const timer = setTimeout(() => setSettledText(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const input = useMemo(() => {
    const list = JSON.parse(settledText) as ModelChangeInput[] // as written above
    return list.length === 0 ? null : { changes: list, createOptions, format: format.typed }
  }, [settledText, createOptions, format.typed])
  const { data, error } = useQuery('model.impact', input)
  const isOfThese = settledText === text
  return { impact: isOfThese ? data : undefined, isCounting: text !== '[]' && (!isOfThese || !data) && !error, error }
}
