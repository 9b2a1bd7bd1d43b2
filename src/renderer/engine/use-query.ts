import { useState, useSyncExternalStore } from 'react'
import type { Input, Output, QueryName } from '../../shared/contract/index.ts'
import { queries } from './queries.ts'
import type { Answer, QueryState } from './query-cache.ts'

const IDLE: QueryState<never> = { data: undefined, error: undefined, isLoading: false }
const NOTHING: Answer<never> = { read: () => IDLE, subscribe: () => () => {} }

/**
 * The engine's answer, asked again whenever it gets old; the former answer stays in view meanwhile. `null` as input
 * asks nothing. With `keepPrevious` the answer to the former input stays until the new one is there (paging, search).
 */
export function useQuery<K extends QueryName>(
  op: K,
  input: Input<K> | null,
  options: { readonly keepPrevious?: boolean } = {},
): QueryState<Output<K>> {
  const answer: Answer<Output<K>> = input === null ? NOTHING : queries.answer(op, input)
  const state = useSyncExternalStore(answer.subscribe, answer.read)
  const [last, setLast] = useState<Output<K> | undefined>(state.data)
  if (state.data !== undefined && state.data !== last) setLast(state.data)
  if (options.keepPrevious === true && state.data === undefined && last !== undefined) return { ...state, data: last }
  return state
}
