import type { FileHandle } from 'node:fs/promises'
import type { ExportFormat } from '../../../shared/contract/export.ts'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { fileEnd, fileStart } from '../../core/export/format-rows.ts'
import { SHEET_LIMITS } from '../../core/export/sheet-row.ts'
import { SHEET_PART, workbookParts } from '../../core/export/workbook-parts.ts'
import { chosenPath } from '../../runtime/chosen-file.ts'
import type { JobContext } from '../../runtime/module.ts'
import type { Resolved, ResolveStep, RowsStep } from './read-steps.ts'
import { writeTarget } from '../../runtime/files/target-file.ts'
import { ZipFile } from '../../runtime/files/zip-file.ts'

/** Cells of one piece: some megabytes at most, and what a cancel waits for. */
const CELLS_AT_ONCE = 20_000

/** Writes products to the file that was chosen, at the memory of one piece; cancelled or failed, it leaves nothing. */
export async function write(
  context: JobContext,
  steps: { readonly resolve: ResolveStep; readonly rows: RowsStep },
  { ticket, format, rows, columns, scopes }: Parsed<'export.write'>,
): Promise<Result<'export.write'>> {
  const path = chosenPath(context, ticket)
  const resolved = await context.run(steps.resolve, { rows, columns, scopes })
  if (format === 'xlsx') requireRoom(resolved)
  const query = rows.kind === 'view' ? rows.query : { filter: '', search: '', sort: [] }
  return writeTarget(path, async (file) => {
    const sink = await openSink(file, format)
    const { ids, keys } = resolved
    const rowsAtOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / keys.length))
    let products = 0
    let heldBack = 0
    await sink.write(Buffer.from(fileStart(format, keys)))
    for (let at = 0; at < ids.length; at += rowsAtOnce) {
      if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
      const some = ids.slice(at, at + rowsAtOnce)
      const written = await context.run(steps.rows, { ids: some, keys, query, format, from: products })
      await sink.write(written.bytes)
      products += written.products
      heldBack += written.heldBack
      context.progress({ step: 'export.writing', done: at + some.length, total: ids.length, waitingSeconds: null })
    }
    await sink.write(Buffer.from(fileEnd(format)))
    const bytes = await sink.end()
    if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
    return { products, columns: keys.length, bytes, heldBack }
  })
}

interface Sink {
  write(bytes: Uint8Array): Promise<void>
  /** The size of the file. */
  end(): Promise<number>
}

async function openSink(file: FileHandle, format: ExportFormat): Promise<Sink> {
  if (format === 'xlsx') {
    const zip = new ZipFile(file)
    for (const [name, xml] of workbookParts('Products')) {
      const part = await zip.open(name)
      await part.write(Buffer.from(xml))
      await part.end()
    }
    const sheet = await zip.open(SHEET_PART)
    return {
      write: sheet.write,
      end: async () => {
        await sheet.end()
        return zip.end()
      },
    }
  }
  let bytes = 0
  return {
    write: async (piece) => {
      await file.write(piece, 0, piece.length, bytes)
      bytes += piece.length
    },
    end: () => Promise.resolve(bytes),
  }
}

function requireRoom({ ids, keys }: Resolved): void {
  if (ids.length < SHEET_LIMITS.rows && keys.length <= SHEET_LIMITS.columns) return
  throw new AppError(
    'invalid-input',
    `A sheet has room for ${SHEET_LIMITS.rows - 1} products and ${SHEET_LIMITS.columns} columns. Export fewer, or as CSV.`,
    { reason: 'sheet-too-small', rows: SHEET_LIMITS.rows - 1, columns: SHEET_LIMITS.columns },
  )
}
