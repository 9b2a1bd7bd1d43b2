import { useEffect, useState } from 'react'
import type { Result } from '../../../../shared/contract/index.ts'
import type { QualityRule } from '../../../../shared/contract/rules.ts'
import type { Outcome } from '../../../engine/index.ts'
import { runJob } from '../../../engine/index.ts'

/** Typing settles for this long before all products are judged. */
const PAUSE_MS = 300

type Trial = Result<'quality.tryRule'>

export interface TrialState {
  /** Of the last rule that was tried: also while the next one is, so that nothing flickers. */
  readonly found: Trial | null
  readonly isTrying: boolean
  readonly error: Error | null
}

/** What a rule would find, tried anew whenever it changes; null tries none. */
export function useTrial(rule: QualityRule | null): TrialState {
  const text = rule === null ? null : bearing(rule)
  const [last, setLast] = useState<{ readonly text: string; readonly outcome: Outcome<Trial> } | null>(null)
  useEffect(() => {
    if (text === null) return
    let cancel = (): void => undefined
    const timer = setTimeout(() => {
      const run = runJob('quality.tryRule', { rule: JSON.parse(text) as QualityRule }) // as written below
      let isOver = false
      cancel = () => {
        if (!isOver) run.cancel()
      }
      void run.done.then((outcome) => {
        isOver = true
        if (outcome.ok || !isCancelled(outcome.error)) setLast({ text, outcome })
      })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      cancel()
    }
  }, [text])
  if (text === null || last === null) return { found: null, isTrying: text !== null, error: null }
  const { outcome } = last
  return {
    found: outcome.ok ? outcome.value : null,
    isTrying: last.text !== text,
    error: outcome.ok ? null : outcome.error,
  }
}

/** What bears on what is found: another name or severity is no reason to look again. */
function bearing({ code, where, when, check }: QualityRule): string {
  const rule: QualityRule = {
    code,
    isOn: true,
    severity: 'warn',
    labels: {},
    hints: {},
    pack: null,
    source: null,
    where,
    when,
    check,
  }
  return JSON.stringify(rule)
}

function isCancelled(error: Error): boolean {
  return 'code' in error && error.code === 'cancelled'
}
