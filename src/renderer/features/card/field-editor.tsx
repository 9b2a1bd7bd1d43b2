import type { ReactNode, RefObject } from 'react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import type { EditorHost, GridColumn, OptionSource } from '../grid/index.tsx'
import { editorOf } from '../grid/index.tsx'
import styles from './card.module.css'
import { moveFocus } from './fields.ts'
import type { CardDesk } from './use-card-desk.ts'

interface FieldEditorProps {
  readonly column: GridColumn
  readonly desk: CardDesk
  readonly options: OptionSource
  readonly title: string
  /** The field it stands over. */
  readonly anchor: RefObject<HTMLElement | null>
  /** With the focus still in the editor, it goes back to the field. */
  readonly onClose: (isFocused: boolean) => void
}

/** An editor of the grid over a field: Enter, Tab and leaving it save, Escape does not. */
export function FieldEditor({ column, desk, options, title, anchor, onClose }: FieldEditorProps): ReactNode {
  const language = useLanguage()
  const place = useRef<HTMLDivElement>(null)
  const close = useEffectEvent(
    (editor: InstanceType<ReturnType<typeof editorOf>>, isSaved: boolean, isFocused: boolean) => {
      const change = isSaved ? editor.getValue() : null
      if (change) void desk.change([[column, change]])
      onClose(isFocused)
    },
  )
  const build = useEffectEvent((element: HTMLElement, finish: (isSaved: boolean, step?: number) => void) => {
    const Editor = editorOf(column.kind)
    const editor = new Editor()
    const host: EditorHost = {
      start: desk.start(column),
      typed: null,
      title,
      id: `card-${CSS.escape(column.key)}`,
      width: anchor.current?.offsetWidth ?? 240,
      isRefused: desk.isRefused(column),
      language: () => language,
      options,
      finish: () => finish(true),
      finishTo: (rows) => finish(true, rows),
    }
    editor.open(host)
    element.append(editor.getGui())
    placeEditor(element, anchor.current, editor.isPopup())
    editor.afterGuiAttached()
    return editor
  })

  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    let isDone = false
    const finish = (isSaved: boolean, step = 0, isFocused = true): void => {
      if (isDone) return
      isDone = true
      close(editor, isSaved, isFocused)
      if (step !== 0) moveFocus(anchor.current?.closest<HTMLElement>('[data-card]') ?? null, step)
    }
    const editor = build(element, finish)
    const handleKeyDown = (event: globalThis.KeyboardEvent): void => {
      event.stopPropagation() // keys of the card are letters
      if (event.isComposing) return
      if (event.key === 'Escape') finish(false)
      else if (event.key === 'Enter') finish(true)
      else if (event.key === 'Tab') finish(true, event.shiftKey ? -1 : 1)
      else return
      event.preventDefault()
    }
    const handleFocusOut = ({ relatedTarget }: FocusEvent): void => {
      const isInside = relatedTarget instanceof Node && element.contains(relatedTarget)
      if (!isInside && document.hasFocus()) finish(true, 0, false)
    }
    element.addEventListener('keydown', handleKeyDown)
    element.addEventListener('focusout', handleFocusOut)
    return () => {
      isDone = true
      element.replaceChildren()
      element.removeEventListener('keydown', handleKeyDown)
      element.removeEventListener('focusout', handleFocusOut)
    }
  }, [anchor])

  return <div ref={place} className={styles['editor']} />
}

/** Over the field, or as a box below it that stays within the window. */
function placeEditor(element: HTMLElement, field: HTMLElement | null, isPopup: boolean): void {
  const box = field?.getBoundingClientRect()
  if (!box) return
  const { offsetWidth, offsetHeight } = element
  element.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - (isPopup ? offsetWidth : box.width) - 8))}px`
  if (!isPopup) {
    element.style.top = `${box.top}px`
    element.style.width = `${box.width}px`
    element.style.height = `${Math.min(box.height, 28)}px`
    element.classList.add(styles['inPlace'] ?? '')
    return
  }
  const below = box.top + 2
  element.style.top = `${Math.max(8, Math.min(below, window.innerHeight - offsetHeight - 8))}px`
}
