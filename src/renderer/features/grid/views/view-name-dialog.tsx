import type { FormEvent, ReactNode } from 'react'
import { useId, useState } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { Button, Dialog, TextField } from '../../../ui/index.ts'

export interface ViewNameDialogProps {
  readonly title: string
  readonly name: string
  readonly onClose: () => void
  /** False when it was refused: the dialog stays, with what was typed. */
  readonly onSave: (name: string) => Promise<boolean>
}

/** Asks what a view is to be called. */
export function ViewNameDialog({ title, name: before, onClose, onSave }: ViewNameDialogProps): ReactNode {
  const { t } = useLanguage()
  const form = useId()
  const [name, setName] = useState(before)
  const handleSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (name.trim() !== '' && (await onSave(name.trim()))) onClose()
  }
  const footer = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button kind="primary" type="submit" form={form} disabled={name.trim() === ''}>
        {t('views.keep')}
      </Button>
    </>
  )
  return (
    <Dialog isOpen onClose={onClose} title={title} width="narrow" footer={footer}>
      <form id={form} onSubmit={(event) => void handleSubmit(event)}>
        <TextField label={t('views.name')} value={name} maxLength={100} onChange={setName} />
      </form>
    </Dialog>
  )
}
