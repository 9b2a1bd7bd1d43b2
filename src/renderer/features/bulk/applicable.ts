import type { GridColumn } from '../grid/index.tsx'
import type { ChangeKind } from './draft.ts'

type Kind = GridColumn['kind']

const TEXTS: readonly Kind[] = ['text', 'textarea', 'rich-text', 'identifier', 'sku']
const NUMBERS: readonly Kind[] = ['number', 'price', 'measurement']
const LISTS: readonly Kind[] = ['multi-select', 'categories']
const CHOICES: readonly Kind[] = ['simple-select', 'family', 'status', 'boolean']

/** What can be done to values of which kinds, in the order of the form. */
const FITS: readonly (readonly [ChangeKind, readonly Kind[]])[] = [
  ['replace', TEXTS],
  ['append', TEXTS],
  ['prepend', TEXTS],
  ['arithmetic', NUMBERS],
  ['case', TEXTS],
  ['trim', TEXTS],
  ['template', TEXTS],
  ['translate', [...TEXTS, ...CHOICES, ...LISTS, 'number', 'price', 'date']],
  ['copy-from', [...TEXTS, ...NUMBERS, ...CHOICES, ...LISTS, 'date']],
  ['convert-unit', ['measurement']],
  ['add-options', LISTS],
  ['remove-options', LISTS],
]

/** Changes that fit at least one of the columns; cells of the others are refused with the reason. */
export function changesFor(columns: readonly GridColumn[]): readonly ChangeKind[] {
  return FITS.filter(([, kinds]) => columns.some(({ kind }) => kinds.includes(kind))).map(([change]) => change)
}

/** Whether cells of a column can be typed into at all. */
export function isEditable({ kind }: GridColumn): boolean {
  return kind !== 'completeness' && kind !== 'kind'
}
