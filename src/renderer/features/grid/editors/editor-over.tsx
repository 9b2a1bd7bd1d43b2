import type { ReactNode, RefObject } from 'react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import type { CellChange } from '../cells/edit-book.ts'
import type { EditStart } from '../grid-context.ts'
import type { CellEditor } from './cell-editor.ts'
import type { EditorHost } from './editor-host.ts'
import styles from './editor-over.module.css'
import { editorOf } from './editor-of.ts'
import type { OptionSource } from './option-source.ts'

/** How an editor was left: the key, or the cell to go to; `blur` when the keyboard is elsewhere already. */
export type EditorEnd =
  | { readonly by: 'enter' | 'tab'; readonly step: 1 | -1 }
  | { readonly by: 'move'; readonly rows: number; readonly columns: number }
  | { readonly by: 'editor' | 'escape' | 'blur' }

export interface EditorOverProps {
  readonly start: EditStart
  readonly options: OptionSource
  readonly title: string
  /** What makes the ids of its elements its own. */
  readonly id: string
  /** Typed over the value; null opens on the value. */
  readonly typed?: string | null
  readonly isRefused: boolean
  /** What it stands over. */
  readonly anchor: RefObject<HTMLElement | null>
  /** The change to be saved, null for none, and how it ended. */
  readonly onClose: (change: CellChange | null, end: EditorEnd) => void
}

/** An editor of the grid over any element: Enter, Tab and leaving it save, Escape does not. */
export function EditorOver(props: EditorOverProps): ReactNode {
  const { start, options, title, id, typed = null, isRefused, anchor, onClose } = props
  const language = useLanguage()
  const place = useRef<HTMLDivElement>(null)
  const close = useEffectEvent((editor: CellEditor, end: EditorEnd) =>
    onClose(end.by === 'escape' ? null : editor.change(), end),
  )
  const build = useEffectEvent((element: HTMLElement, finish: (end: EditorEnd) => void) => {
    const Editor = editorOf(start.column.kind)
    const editor = new Editor()
    const host: EditorHost = {
      productId: null,
      start,
      typed,
      title,
      id,
      width: anchor.current?.offsetWidth ?? 240,
      isRefused,
      language: () => language,
      options,
      finish: () => finish({ by: 'editor' }),
      finishTo: (rows, columns) => finish({ by: 'move', rows, columns }),
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
    const finish = (end: EditorEnd): void => {
      if (isDone) return
      isDone = true
      close(editor, end)
    }
    const editor = build(element, finish)
    const handleKeyDown = (event: globalThis.KeyboardEvent): void => {
      event.stopPropagation() // keys of what is below are letters
      if (event.isComposing) return
      const step = event.shiftKey ? -1 : 1
      if (event.key === 'Escape') finish({ by: 'escape' })
      else if (event.key === 'Enter') finish({ by: 'enter', step })
      else if (event.key === 'Tab') finish({ by: 'tab', step })
      else return
      event.preventDefault()
    }
    const handleFocusOut = ({ relatedTarget }: FocusEvent): void => {
      const isInside = relatedTarget instanceof Node && element.contains(relatedTarget)
      if (!isInside && document.hasFocus()) finish({ by: 'blur' })
    }
    element.addEventListener('keydown', handleKeyDown)
    element.addEventListener('focusout', handleFocusOut)
    return () => {
      isDone = true
      element.replaceChildren()
      element.removeEventListener('keydown', handleKeyDown)
      element.removeEventListener('focusout', handleFocusOut)
    }
  }, [])

  return <div ref={place} className={styles['editor']} data-popup />
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
