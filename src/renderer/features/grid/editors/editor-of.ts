import type { ColumnKind } from '../columns/grid-column.ts'
import type { CellEditor } from './cell-editor.ts'
import { DateEditor } from './date-editor.ts'
import { FilesEditor } from './files-editor.ts'
import { LongTextEditor } from './long-text-editor.ts'
import { MeasurementEditor } from './measurement-editor.ts'
import { OptionEditor } from './option-editor.ts'
import { RichTextEditor } from './rich-text-editor.ts'
import { TextEditor } from './text-editor.ts'

/** The editor for what a column holds; the same in the grid and on the card. */
export function editorOf(kind: ColumnKind): new () => CellEditor {
  switch (kind) {
    case 'textarea':
      return LongTextEditor
    case 'rich-text':
      return RichTextEditor
    case 'image':
    case 'file':
    case 'asset-collection':
      return FilesEditor
    case 'date':
      return DateEditor
    case 'measurement':
      return MeasurementEditor
    case 'boolean':
    case 'simple-select':
    case 'multi-select':
    case 'family':
    case 'status':
    case 'categories':
    case 'links':
      return OptionEditor
    default:
      return TextEditor
  }
}
