import { useEffect, useEffectEvent } from 'react'
import type { MenuCommand } from '../../shared/desktop.ts'
import { assertNever } from '../../shared/errors.ts'
import { startTour } from '../features/tour/index.tsx'
import { go } from '../state/navigation.ts'
import { openDialog, openHistory } from '../state/overlays.ts'
import { openImportDialog } from './open-import.ts'
import { focusSearch, isTextField } from './use-shortcuts.ts'
import { useSteps } from './use-steps.ts'

/** Does what is chosen in the native menu. */
export function useMenuCommands(): void {
  const steps = useSteps()

  const handleCommand = useEffectEvent((command: MenuCommand) => {
    switch (command) {
      case 'undo':
      case 'redo':
        // The field's own undo, as the menu's words promise to somebody who is typing.
        if (isTextField(document.activeElement)) document.execCommand(command)
        else steps[command]()
        return
      case 'import':
        return void openImportDialog()
      case 'publish':
        return go({ screen: 'publish' })
      case 'find':
        return focusSearch()
      case 'history':
        return openHistory()
      case 'settings':
        return openDialog('settings')
      case 'tour':
        return startTour()
      case 'help':
        return openDialog('help')
      default:
        return assertNever(command)
    }
  })

  useEffect(() => window.desktop.onEvent((event) => event.type === 'command' && handleCommand(event.command)), [])
}
