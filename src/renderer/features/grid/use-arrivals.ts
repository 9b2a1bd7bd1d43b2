import { useEffect, useEffectEvent } from 'react'
import { useLastStep } from '../../state/last-step.ts'
import { useNavigation } from '../../state/navigation.ts'
import type { GridSession } from './grid-session.ts'

/** Follows those who come here for something: a column to fill, a step that was undone. */
export function useArrivals(session: GridSession, isVisible: boolean): void {
  const route = useNavigation((navigation) => navigation.route)
  const changeSetId = useLastStep((step) => step.changeSetId)
  const light = useEffectEvent((id: number) => {
    if (isVisible) void session.showStep(id, useLastStep.getState().first)
  })
  useEffect(() => {
    if (route.screen === 'products' && route.column !== undefined) session.goToColumn(route.column)
  }, [route, session])
  useEffect(() => {
    if (changeSetId !== null) light(changeSetId)
  }, [changeSetId])
}
