import { Lock } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { FileTicket } from '../../../shared/desktop.ts'
import { useLanguage } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import type { CellState, OptionSource } from '../grid/index.tsx'
import { FILE_DROPPED, addFiles, lockText, takeFiles, takesFiles } from '../grid/index.tsx'
import type { CardCell } from './card-model.ts'
import styles from './card.module.css'
import { FieldEditor } from './field-editor.tsx'
import { FieldValue } from './field-value.tsx'
import type { CardDesk } from './use-card-desk.ts'

export interface CardFieldProps {
  readonly cell: CardCell
  readonly desk: CardDesk
  readonly options: OptionSource
  /** Attribute and scope, for those who cannot see where it stands. */
  readonly label: string
}

/** One value: a button that opens the editor of the grid in its place. */
export function CardField({ cell, desk, options, label }: CardFieldProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { column } = cell
  const [isEditing, setIsEditing] = useState(false)
  const [lockNotice, setLockNotice] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const noticeId = useId()
  const state = desk.state(column)
  const reason = desk.reason(column)
  const isRefused = state.edit === 'refused'

  const open = (): void => {
    if (state.lock !== null) setLockNotice(lockText(state.lock, language))
    else setIsEditing(true)
  }
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'F2' || (event.altKey && event.key === 'ArrowDown')) open()
    else if (event.key === 'Delete' && state.lock === null) void desk.change([[column, { kind: 'clear-value' }]])
    else if (event.key === ' ' && column.kind === 'boolean' && state.lock === null) {
      void desk.change([[column, { kind: 'set-value', value: desk.value(column) === 1 ? 0 : 1 }]])
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const takes = takesFiles(column.kind) && state.lock === null
  const handleFile = useEffectEvent(async (event: Event) => {
    const { detail } = event as CustomEvent<readonly FileTicket[]> // file-drop.tsx sends nothing else
    const hashes = await takeFiles(detail, column.kind, language)
    if (hashes.length > 0) await desk.change([[column, addFiles(column, desk.value(column), hashes)]])
  })
  useEffect(() => {
    const element = button.current
    if (!takes || !element) return undefined
    const listener = (event: Event): void => void handleFile(event)
    element.addEventListener(FILE_DROPPED, listener)
    return () => element.removeEventListener(FILE_DROPPED, listener)
  }, [takes])

  const notice = isRefused ? reason : lockNotice
  return (
    <div className={styles['fieldBox']}>
      <button
        ref={button}
        type="button"
        className={cx(styles['field'], ...stateClasses(state))}
        data-column={column.key}
        data-takes-files={takes || undefined}
        data-missing={state.isMissing || undefined}
        aria-label={`${label}: ${state.text === '' ? t('card.nothing') : state.text}${state.isMissing ? `. ${t('grid.missing')}` : ''}`}
        aria-describedby={notice === null ? undefined : noticeId}
        title={reason ?? undefined}
        onClick={open}
        onKeyDown={handleKeyDown}
        onBlur={() => setLockNotice(null)}
      >
        <FieldValue cell={cell} desk={desk} state={state} />
        {state.lock !== null && state.lock !== 'computed' && <Lock size={11} aria-hidden className={styles['lock']} />}
      </button>
      {isEditing && (
        <FieldEditor
          column={column}
          desk={desk}
          options={options}
          title={label}
          anchor={button}
          onClose={(isFocused) => {
            setIsEditing(false)
            if (isFocused) button.current?.focus()
          }}
        />
      )}
      {notice !== null && (
        <p id={noticeId} role="alert" className={cx(styles['fieldNotice'], isRefused && styles['bad'])}>
          {notice}
        </p>
      )}
    </div>
  )
}

function stateClasses({ source, edit, isMissing, lock }: CellState): (string | undefined)[] {
  return [
    source === null ? undefined : styles[source],
    edit === null ? undefined : styles[edit],
    isMissing ? styles['missing'] : undefined,
    lock === null ? undefined : styles['locked'],
  ]
}
