import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { TextFormat } from '../../../../shared/contract/common.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { ClipboardCell } from '../../../../shared/clipboard/format-table.ts'
import { HTML_END, HTML_START, toHtmlRows, toTsv } from '../../../../shared/clipboard/format-table.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import { STORED_FORMAT } from '../../../core/values/check-value.ts'
import type { JobContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import type { ResolveStep } from '../apply.ts'
import { borderOf, placeOf, readCellsAt, textOf } from '../plan/read-cells.ts'

interface CopyChunk {
  readonly ids: Uint32Array
  readonly columns: readonly string[]
  readonly format: TextFormat
  readonly language: string
  readonly asOf: number | undefined
}

const CELLS_MOST = 1_000_000
const CHUNK_CELLS = 20_000

export const copyStep = readStep(
  'sheet.copyCells',
  'worker',
  (context, { ids, columns, format, language, asOf }: CopyChunk): { text: string; html: string } => {
    const { db } = context
    const structure = context.structure()
    const makers = columns.map((key) => {
      const resolved = resolveColumn(structure, key)
      if (!resolved.ok) return { slot: null, toCell: () => EMPTY }
      const { column } = resolved
      const border = borderOf(db, structure, column)
      const shown = textOf(structure, column, format, language)
      const raw = textOf(structure, column, STORED_FORMAT, null)
      const isNumber = column.attribute?.type === 'number' || column.attribute?.type === 'price'
      const toCell = (stored: Parameters<typeof border>[0]): ClipboardCell => {
        if (stored === null) return EMPTY
        const value = border(stored)
        return { text: shown(value), raw: raw(value), number: isNumber ? Number(value) : null }
      }
      return { slot: column.slot, toCell }
    })
    const rows = readCellsAt(
      context,
      asOf,
      makers.map(({ slot }) => slot),
      ids,
    ).map(({ values }) => makers.map(({ toCell }, at) => toCell(values[at] ?? null)))
    return { text: toTsv(rows), html: toHtmlRows(rows) }
  },
)

const EMPTY: ClipboardCell = { text: '', raw: '', number: null }

/** A selection for the clipboard, in both forms that other programs read. */
export async function copy(
  context: JobContext,
  resolve: ResolveStep,
  { selection, withHeaders, format, language }: Parsed<'sheet.copy'>,
): Promise<Result<'sheet.copy'>> {
  const { bands, cells } = await context.run(resolve, { selection, scopes: [], isLooking: true })
  const [first] = bands
  if (!first || bands.some(({ columns }) => columns.join('\n') !== first.columns.join('\n')))
    throw new AppError('invalid-input', 'These ranges have neither the same rows nor the same columns.', {
      reason: 'ranges-do-not-fit',
    })
  if (cells > CELLS_MOST)
    throw new AppError('invalid-input', `At most ${CELLS_MOST} cells can be copied at once.`, {
      reason: 'too-many-cells',
      limit: CELLS_MOST,
    })
  const { columns } = first
  const asOf = placeOf(selection)
  const header = columns.map((key) => ({ text: key, raw: key, number: null }))
  const texts = withHeaders ? [toTsv([header])] : []
  const html = [HTML_START, ...(withHeaders ? [toHtmlRows([header])] : [])]
  const rowsAtOnce = Math.max(1, Math.floor(CHUNK_CELLS / columns.length))
  let rows = 0
  for (const { ids } of bands) {
    for (let from = 0; from < ids.length; from += rowsAtOnce) {
      const part = await context.run(copyStep, {
        ids: ids.slice(from, from + rowsAtOnce),
        columns,
        format,
        language,
        asOf,
      })
      texts.push(part.text)
      html.push(part.html)
      rows += Math.min(rowsAtOnce, ids.length - from)
      context.progress({ step: 'sheet.copying', done: rows * columns.length, total: cells, waitingSeconds: null })
      if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
    }
  }
  return { text: texts.join(''), html: [...html, HTML_END].join(''), cells, rows, columns: columns.length }
}
