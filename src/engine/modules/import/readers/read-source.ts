import { columnLetter } from './cells.ts'
import { Notices } from './notices.ts'
import { openFile } from './open-file.ts'
import type { OpenSource } from './open-source.ts'
import { planReading } from './plan-reading.ts'
import type { SourceOptions, SourceResult, SourceSink } from './source.ts'
import { type TableCounts, TableReader } from './table/table-reader.ts'
import { throwIfCancelled } from './unreadable.ts'

/**
 * Streams every product row of a source into `sink`, in file order and at constant memory for text files and XLSX.
 * Totals, group headings, repeated headers and blank lines are left out and reported. Throws `source-unreadable` with
 * one sentence, or `cancelled`; rows handed over before that are the caller's to throw away.
 */
export async function readSource(
  path: string,
  options: SourceOptions,
  sink: SourceSink,
  signal?: AbortSignal,
): Promise<SourceResult> {
  throwIfCancelled(signal)
  const source = await openFile(path, options, 'whole', signal)
  try {
    return await readOpenSource(source, path, options, sink, signal)
  } finally {
    await source.close()
  }
}

async function readOpenSource(
  source: OpenSource,
  path: string,
  options: SourceOptions,
  sink: SourceSink,
  signal?: AbortSignal,
): Promise<SourceResult> {
  const notices = new Notices()
  const plan = await planReading(source, path, options, notices, signal)
  const counts: TableCounts = { rows: 0, blank: 0, total: 0, group: 0, header: 0 }
  for (const [index, { name, layout }] of plan.sheets.entries()) {
    if (name !== null) sink.sheet?.(name)
    const table = new TableReader(layout, source.shape, sink, notices, counts)
    const facts = await source.read(
      name,
      (cells, line, marks) => {
        table.take(cells, line, marks)
        return true
      },
      (share) => sink.progress?.((index + share) / plan.sheets.length),
      signal,
      sink.plain === undefined ? undefined : (text, from, to, line) => table.takePlain(text, from, to, line),
    )
    const hidden = facts.hiddenColumns.filter((column) => column < layout.header.length)
    if (hidden.length > 0 && index === 0) {
      const names = hidden.map((column) => layout.header[column] || columnLetter(column))
      notices.add({ code: 'hidden-columns', column: names.join(', ') }, hidden.length)
    }
  }
  if (counts.rows === 0) notices.add({ code: 'no-rows' })
  const { rows, ...leftOut } = counts
  return { rows, warnings: notices.list(), leftOut }
}
