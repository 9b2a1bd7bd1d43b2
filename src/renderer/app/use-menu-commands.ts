import { useEffect, useEffectEvent } from 'react'
import type { MenuCommand } from '../../shared/desktop.ts'
import { assertNever } from '../../shared/errors.ts'
import { deleteProducts, selectedProducts } from '../features/card/index.tsx'
import { startTour } from '../features/tour/index.tsx'
import { useLanguage } from '../i18n/index.ts'
import { go } from '../state/navigation.ts'
import { openDialog, openHistory } from '../state/overlays.ts'
import { openCard } from '../state/product-card.ts'
import { openProductDialog } from '../state/product-dialog.ts'
import { openImportDialog, openPicturesDialog } from './open-import.ts'
import { editMany, exportProducts, findInSheet, focusSearch, isTextField } from './use-shortcuts.ts'
import { useSteps } from './use-steps.ts'

/** Does what is chosen in the native menu. */
export function useMenuCommands(): void {
  const steps = useSteps()
  const language = useLanguage()

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
      case 'import-pictures':
        return void openPicturesDialog()
      case 'export':
        return exportProducts()
      case 'publish':
        return go({ screen: 'publish' })
      case 'find':
        return findInSheet(false)
      case 'replace':
        return findInSheet(true)
      case 'bulk-edit':
        return editMany()
      case 'search':
        return focusSearch()
      case 'history':
        return openHistory()
      case 'new-product':
        return openProductDialog('create')
      case 'duplicate':
        return openProductDialog('duplicate')
      case 'delete':
        if (isTextField(document.activeElement)) return // there the keys take a word away
        return void selectedProducts().then((ids) => deleteProducts(ids, language))
      case 'card':
        return isTextField(document.activeElement) ? undefined : openCard()
      case 'bin':
        return go({ screen: 'bin' })
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
