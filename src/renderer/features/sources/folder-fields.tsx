import { FolderOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Field, TextField } from '../../ui/index.ts'
import type { PlaceFieldsProps } from './draft-fields.ts'
import styles from './sources.module.css'

/** A folder of this computer or the network, and which of its files are meant. */
export function FolderFields({ draft, fault, onChange }: PlaceFieldsProps): ReactNode {
  const { t } = useLanguage()
  const handleChoose = async (): Promise<void> => {
    const ticket = await window.desktop.openFileDialog('folder')
    if (ticket) onChange({ folderTicket: ticket })
  }
  const shown = draft.folderTicket?.name ?? draft.folder
  return (
    <>
      <Field label={t('sources.form.folder')} error={fault('folder')}>
        <div className={styles['folder']}>
          <Button icon={FolderOpen} onClick={() => void handleChoose()}>
            {t('sources.form.folder.choose')}
          </Button>
          <span translate={shown === '' ? undefined : 'no'}>
            {shown === '' ? t('sources.form.folder.none') : shown}
          </span>
        </div>
      </Field>
      <TextField
        label={t('sources.form.pattern')}
        hint={t('sources.form.pattern.hint')}
        value={draft.pattern}
        maxLength={500}
        onChange={(pattern) => onChange({ pattern })}
      />
    </>
  )
}
