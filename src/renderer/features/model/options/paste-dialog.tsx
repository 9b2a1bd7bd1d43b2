import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../../engine/index.ts'
import { localeName, useLanguage } from '../../../i18n/index.ts'
import { Button, Dialog } from '../../../ui/index.ts'
import styles from '../model.module.css'
import { useChange } from '../use-change.ts'
import type { OptionItem } from './options-panel.tsx'
import { pastedOptions } from './pasted-options.ts'

interface Props {
  readonly attribute: string
  readonly known: readonly OptionItem[]
  readonly onClose: () => void
}

/** Takes a column of options from a sheet, or several columns: one per language. */
export function PasteDialog({ attribute, known, onClose }: Props): ReactNode {
  const { t, locale } = useLanguage()
  const [text, setText] = useState('')
  const command = useChange()
  const structure = useQuery('catalogue.structure', {}).data
  const languages = [...new Set((structure?.locales ?? []).map(({ code }) => code.split('_')[0] ?? code))]
  const { changes, skipped } = pastedOptions(attribute, text, languages, known)
  const footer = (
    <>
      <Button onClick={onClose}>{t('model.cancel')}</Button>
      <Button
        kind="primary"
        disabled={changes.length === 0}
        isBusy={command.isRunning}
        onClick={async () => {
          if (await command.make(changes)) onClose()
        }}
      >
        {t('model.option.make', { count: changes.length })}
      </Button>
    </>
  )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('model.option.paste')}
      description={t('model.option.pasteText', {
        languages: languages.map((code) => localeName(code, locale)).join(', '),
      })}
      footer={footer}
    >
      <div className={styles['lines']}>
        <textarea
          aria-label={t('model.option.paste')}
          rows={12}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className={styles['hint']} aria-live="polite">
          {t('model.option.found', { count: changes.length, skipped })}
        </span>
      </div>
    </Dialog>
  )
}
