import type { ReactNode } from 'react'
import { openDialog, useOverlays } from '../state/overlays.ts'
import { HelpDialog } from './help-dialog.tsx'
import { SettingsDialog } from './settings-dialog.tsx'

export function AppDialogs(): ReactNode {
  const dialog = useOverlays((overlays) => overlays.dialog)
  const close = (): void => openDialog(null)
  return (
    <>
      <HelpDialog isOpen={dialog === 'help'} onClose={close} />
      <SettingsDialog isOpen={dialog === 'settings'} onClose={close} />
    </>
  )
}
