import { useState } from 'react'
import type { CommandName, Input, Output } from '../../shared/contract/index.ts'
import { call } from './call.ts'

/** What became of something that was asked: never an exception, so that a screen has to look at it. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Error }

export interface CommandState<K extends CommandName> {
  readonly isRunning: boolean
  /** Of the last run; undefined after one that went well. */
  readonly error: Error | undefined
  run(input: Input<K>): Promise<Outcome<Output<K>>>
}

/** Something to have done. Give the input a `newRequestId()` where the contract asks for one. */
export function useCommand<K extends CommandName>(op: K): CommandState<K> {
  const [running, setRunning] = useState(0)
  const [error, setError] = useState<Error | undefined>(undefined)
  const run = async (input: Input<K>): Promise<Outcome<Output<K>>> => {
    setRunning((count) => count + 1)
    const outcome = await settled(call(op, input))
    setRunning((count) => count - 1)
    setError(outcome.ok ? undefined : outcome.error)
    return outcome
  }
  return { isRunning: running > 0, error, run }
}

/** The promise's end as data. */
export async function settled<Value>(promise: Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await promise }
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error : new Error(String(error)) }
  }
}
