import { useEffect, useEffectEvent } from 'react'
import type { EngineEvent } from '../../shared/contract/index.ts'
import { client } from './connection.ts'

/** Calls the handler with every event of one type for as long as the component is there. */
export function useEngineEvent<Type extends EngineEvent['type']>(
  type: Type,
  handler: (event: Extract<EngineEvent, { type: Type }>) => void,
): void {
  const handle = useEffectEvent((event: EngineEvent) => {
    if (event.type === type) handler(event as Extract<EngineEvent, { type: Type }>) // told by its type
  })
  useEffect(() => client.onEvent((event) => handle(event)), [])
}
