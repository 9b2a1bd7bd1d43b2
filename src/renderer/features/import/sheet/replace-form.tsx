import { Replace } from 'lucide-react'
import type { FormEvent, ReactNode } from 'react'
import { useState } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { Button, Checkbox, Popover, TextField } from '../../../ui/index.ts'
import type { Operation } from './repairs.ts'
import styles from './sheet.module.css'

interface ReplaceFormProps {
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly isBusy: boolean
  readonly onReplace: (operation: Operation) => void
}

/** Finds a text in the selected cells and puts another in its place; of one cell, in its whole column. */
export function ReplaceForm({ isOpen, onOpen, isBusy, onReplace }: ReplaceFormProps): ReactNode {
  const { t } = useLanguage()
  const [find, setFind] = useState('')
  const [replacement, setReplacement] = useState('')
  const [wholeCell, setWholeCell] = useState(false)
  const [matchCase, setMatchCase] = useState(false)
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (find === '') return
    onReplace({
      kind: 'step',
      step: { kind: 'replace', find, isRegex: false, matchCase, wholeCell, with: replacement, isOff: false },
    })
    onOpen(false)
  }
  return (
    <Popover
      label={t('staging.replace')}
      isOpen={isOpen}
      onOpenChange={onOpen}
      trigger={
        <Button kind="quiet" icon={Replace} disabled={isBusy}>
          {t('staging.replace')}
        </Button>
      }
    >
      <form className={styles['form']} onSubmit={handleSubmit}>
        <TextField label={t('staging.replace.find')} value={find} onChange={setFind} />
        <TextField label={t('staging.replace.with')} value={replacement} onChange={setReplacement} />
        <Checkbox label={t('staging.replace.whole')} isOn={wholeCell} onChange={setWholeCell} />
        <Checkbox label={t('staging.replace.case')} isOn={matchCase} onChange={setMatchCase} />
        <p className={styles['hint']}>{t('staging.replace.where')}</p>
        <Button kind="primary" type="submit" disabled={find === ''}>
          {t('staging.replace.do')}
        </Button>
      </form>
    </Popover>
  )
}
