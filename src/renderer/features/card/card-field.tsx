import type { LucideProps } from 'lucide-react'
import { ArrowUp, Diamond, LockKeyhole, LockOpen, Undo2 } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { createElement, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { FileTicket } from '../../../shared/desktop.ts'
import { useLanguage } from '../../i18n/index.ts'
import { IconButton, cx } from '../../ui/index.ts'
import type { CellState, OptionSource } from '../grid/index.tsx'
import { FILE_DROPPED, addFiles, badgeOf, isForeign, lockText, takeFiles, takesFiles } from '../grid/index.tsx'
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

  const handleTakeOver = (): void => {
    setLockNotice(null)
    desk.takeOver(column)
    setIsEditing(true)
  }
  const open = (): void => {
    const how = isForeign(state.lock) ? ` ${t('grid.override.how')}` : ''
    if (state.lock !== null) setLockNotice(lockText(state.lock, language) + how)
    else setIsEditing(true)
  }
  const handleKeyDown = (event: KeyboardEvent): void => {
    // Where it is said who keeps the value, F2 again writes over it.
    if (event.key === 'F2' && lockNotice !== null && isForeign(state.lock)) handleTakeOver()
    else if (event.key === 'F2' || (event.altKey && event.key === 'ArrowDown')) open()
    else if (event.key === 'Delete' && state.lock === null && state.source === 'inherited')
      setLockNotice(t('grid.inherited.clear'))
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

  const badge = badgeOf(state)
  const isExplained = badge !== null && reason !== null
  const handleReset = (): void => {
    void desk.change([[column, { kind: 'reset-value' }]])
    button.current?.focus()
  }
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
        aria-describedby={notice === null && !isExplained ? undefined : noticeId}
        title={reason ?? undefined}
        onClick={open}
        onKeyDown={handleKeyDown}
        onBlur={() => setLockNotice(null)}
      >
        <FieldValue cell={cell} desk={desk} state={state} />
        {badge !== null && badgeIcon(badge)}
      </button>
      {state.override !== null && state.lock === null && state.edit !== 'pending' && (
        <span className={styles['resetButton']}>
          <IconButton
            icon={Undo2}
            isSmall
            label={`${t(state.override === 'own' ? 'grid.override.reset' : 'grid.override.give')}: ${label}`}
            onClick={handleReset}
          />
        </span>
      )}
      {isEditing && (
        <FieldEditor
          column={column}
          desk={desk}
          options={options}
          title={label}
          anchor={button}
          onClose={(isFocused) => {
            setIsEditing(false)
            desk.lockAgain()
            if (isFocused) button.current?.focus()
          }}
        />
      )}
      {notice === null && isExplained && (
        <span id={noticeId} className="visually-hidden">
          {reason}
        </span>
      )}
      {notice !== null && (
        <p id={noticeId} role="alert" className={cx(styles['fieldNotice'], isRefused && styles['bad'])}>
          {notice}
          {!isRefused && isForeign(state.lock) && (
            <button
              type="button"
              className={styles['noticeAction']}
              onMouseDown={(event) => event.preventDefault()}
              onClick={handleTakeOver}
            >
              {t('grid.override')}
            </button>
          )}
        </p>
      )}
    </div>
  )
}

/** The same signs as in the grid. */
const BADGES = { locked: LockKeyhole, inherited: ArrowUp, own: Diamond, taken: LockOpen } as const

function badgeIcon(badge: keyof typeof BADGES): ReactNode {
  const isOverride = badge === 'own' || badge === 'taken'
  return createElement(BADGES[badge], {
    size: 11,
    'aria-hidden': true,
    className: cx(styles['lock'], isOverride && styles['overridden']),
    'data-badge': badge,
  } as LucideProps)
}

function stateClasses({ source, override, edit, isMissing, lock }: CellState): (string | undefined)[] {
  return [
    source === null ? undefined : styles[source],
    override === null ? undefined : styles[override],
    edit === null ? undefined : styles[edit],
    isMissing ? styles['missing'] : undefined,
    lock === null ? undefined : styles['locked'],
  ]
}
