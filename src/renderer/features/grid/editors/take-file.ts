import type { FileTicket } from '../../../../shared/desktop.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { startJob } from '../../../engine/index.ts'
import type { Language } from '../../../i18n/index.ts'
import { errorText } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'
import type { CellDesk } from '../cells/cell-desk.ts'
import { listOf } from '../cells/cell-text.ts'
import type { CellChange } from '../cells/edit-book.ts'
import type { ColumnKind, GridColumn } from '../columns/grid-column.ts'

/** What files are dropped on answers to, with their tickets: app/file-drop.tsx sends it. */
export const FILE_DROPPED = 'file-dropped'

/** Whether a column holds files. */
export function takesFiles(kind: ColumnKind): boolean {
  return kind === 'image' || kind === 'file' || kind === 'asset-collection'
}

/** Takes a file into the catalogue; answers with its hash, or null after saying why not. */
async function takeFile(ticket: FileTicket, kind: ColumnKind, language: Language): Promise<string | null> {
  const taken = await startJob('media.take', { ticket: ticket.id })
  if (!taken.ok) {
    toast({ kind: 'bad', text: errorText(taken.error, language) })
    return null
  }
  if (kind === 'image' && !taken.value.mediaType.startsWith('image/')) {
    toast({ kind: 'bad', text: language.t('grid.files.noPicture', { name: taken.value.fileName }) })
    return null
  }
  return taken.value.hash
}

/** Takes files in one after the other; answers with the hashes of those that could be. */
export async function takeFiles(
  tickets: readonly FileTicket[],
  kind: ColumnKind,
  language: Language,
): Promise<readonly string[]> {
  const hashes: string[] = []
  for (const ticket of tickets) {
    const hash = await takeFile(ticket, kind, language)
    if (hash !== null) hashes.push(hash)
  }
  return hashes
}

/** A column's value with one file more: collections grow, anything else holds the new one. Null for nothing. */
export function withFiles({ kind }: GridColumn, hashes: readonly string[]): CellChange {
  const list = [...new Set(hashes)]
  if (list.length === 0) return { kind: 'clear-value' }
  return { kind: 'set-value', value: kind === 'asset-collection' ? JSON.stringify(list) : (list.at(-1) ?? null) }
}

/** The files of a column after some more; one that holds a single file has the last of them. */
export function addFiles(column: GridColumn, value: CellValue, hashes: readonly string[]): CellChange {
  return withFiles(column, [...(column.kind === 'asset-collection' ? listOf(value) : []), ...hashes])
}

/** Files dropped on a cell of the grid go into it. */
export function connectFileDrop(
  host: HTMLElement,
  desk: CellDesk,
  column: (id: string) => GridColumn | undefined,
  language: () => Language,
): () => void {
  const handleDrop = async (event: Event): Promise<void> => {
    const cell = event.target instanceof Element ? event.target.closest('[col-id]') : null
    const row = Number(cell?.closest('[row-index]')?.getAttribute('row-index') ?? -1)
    const target = column(cell?.getAttribute('col-id') ?? '')
    const productId = desk.product(row)
    if (productId === undefined || !target || !takesFiles(target.kind) || desk.explainLock(row, target.id)) return
    const before = desk.value(row, target.id)
    const { detail } = event as CustomEvent<readonly FileTicket[]> // file-drop.tsx sends nothing else
    const hashes = await takeFiles(detail, target.kind, language())
    if (hashes.length === 0) return
    const held = desk.product(row) === productId ? desk.value(row, target.id) : before // rows may have moved meanwhile
    desk.change(productId, target.id, addFiles(target, held ?? null, hashes))
  }
  const listener = (event: Event): void => void handleDrop(event)
  host.addEventListener(FILE_DROPPED, listener)
  return () => host.removeEventListener(FILE_DROPPED, listener)
}
