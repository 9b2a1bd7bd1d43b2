import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { assertNever } from '../../../shared/errors.ts'
import { useNavigation } from '../../state/navigation.ts'
import { FailedPanel } from './failed-panel.tsx'
import { openDelivery, useImportSession } from './import-session.ts'
import { openFiles } from './several-files.ts'
import { OpenImport } from './open-import.tsx'
import { ReadingPanel } from './reading-panel.tsx'
import { ReceiptPanel } from './receipt-panel.tsx'
import { StartPanel } from './start-panel.tsx'

export function ImportScreen(): ReactNode {
  const { route, visit } = useNavigation()
  const phase = useImportSession((session) => session.phase)
  const openedVisit = useRef(0)

  const tickets = route.screen === 'import' ? route.tickets : undefined
  useEffect(() => {
    if (!tickets || openedVisit.current === visit) return
    openedVisit.current = visit
    void openFiles(tickets)
  }, [tickets, visit])

  const delivery = route.screen === 'import' ? route.delivery : undefined
  useEffect(() => {
    if (!delivery || openedVisit.current === visit) return
    openedVisit.current = visit
    openDelivery(delivery)
  }, [delivery, visit])

  switch (phase.kind) {
    case 'empty':
      return <StartPanel />
    case 'reading':
      return <ReadingPanel fileName={phase.fileName} />
    case 'failed':
      return <FailedPanel fileName={phase.fileName} error={phase.error} />
    case 'open':
      return <OpenImport phase={phase} />
    case 'done':
      return <ReceiptPanel phase={phase} />
    default:
      return assertNever(phase)
  }
}
