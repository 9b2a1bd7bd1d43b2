import { FolderOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { stagePictures } from './board-session.ts'

/** The two ways to choose pictures in a dialog. */
export function ChooseButtons({ isPrimary = false }: { readonly isPrimary?: boolean }): ReactNode {
  const { t } = useLanguage()
  return (
    <>
      <Button kind={isPrimary ? 'primary' : 'secondary'} onClick={() => void choosePictures()}>
        {t('media.choose')}
      </Button>
      <Button icon={FolderOpen} onClick={() => void chooseFolder()}>
        {t('media.chooseFolder')}
      </Button>
    </>
  )
}

async function choosePictures(): Promise<void> {
  const tickets = await window.desktop.openPicturesDialog()
  if (tickets.length > 0) await stagePictures(tickets)
}

async function chooseFolder(): Promise<void> {
  const ticket = await window.desktop.openFileDialog('folder')
  if (ticket) await stagePictures([ticket])
}
