import type { DroppedTickets } from '../../shared/desktop.ts'
import { startTour } from '../features/tour/index.tsx'
import { useConnection } from '../engine/index.ts'
import type { Language } from '../i18n/index.ts'
import { go } from '../state/navigation.ts'
import { openDropped, openImportDialog } from './open-import.ts'

/** From the start screen to work: a new catalogue (or the sample), and in it what the person came for. */
export function startWith(what: 'import' | 'sample' | 'publish' | 'products' | 'tour'): void {
  void open(what)
}

/** Files dropped where there is no catalogue yet: a new one is made for them. Nothing when the person closes the dialog. */
export async function startWithFiles(dropped: DroppedTickets, language: Pick<Language, 't'>): Promise<void> {
  if (!(await window.desktop.catalogue.create({ isSample: false }))) return
  await opened()
  await openDropped(dropped, language)
}

async function open(what: Parameters<typeof startWith>[0]): Promise<void> {
  const isSample = what === 'sample' || what === 'tour'
  if (!(await window.desktop.catalogue.create({ isSample }))) return
  await opened()
  if (what === 'publish') go({ screen: 'publish' })
  if (what === 'import') await openImportDialog()
  if (what === 'tour') startTour()
}

function opened(): Promise<void> {
  return new Promise((resolve) => {
    if (useConnection.getState().catalogue.status === 'open') return resolve()
    const stop = useConnection.subscribe(({ catalogue }) => {
      if (catalogue.status === 'opening' || catalogue.status === 'none') return
      stop()
      resolve()
    })
  })
}
