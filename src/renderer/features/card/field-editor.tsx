import type { ReactNode, RefObject } from 'react'
import type { GridColumn, OptionSource } from '../grid/index.tsx'
import { EditorOver } from '../grid/index.tsx'
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

/** An editor of the grid over a field; Tab goes on to the next field, the arrows to the one above or below. */
export function FieldEditor({ column, desk, options, title, anchor, onClose }: FieldEditorProps): ReactNode {
  return (
    <EditorOver
      start={desk.start(column)}
      options={options}
      title={title}
      id={`card-${CSS.escape(column.key)}`}
      isRefused={desk.isRefused(column)}
      anchor={anchor}
      onClose={(change, end) => {
        if (change) void desk.change([[column, change]])
        onClose(end.by !== 'blur')
        const step = end.by === 'tab' ? end.step : end.by === 'move' ? end.rows : 0
        if (step !== 0) moveFocus(anchor.current?.closest<HTMLElement>('[data-card]') ?? null, step)
      }}
    />
  )
}
