import { nameOf } from '../../../core/mapping/parse-header.ts'
import { describeSource, readSource } from '../readers/index.ts'
import type { SourceOptions, SourceResult, SourceSink } from '../readers/index.ts'

export interface SeveralSink extends SourceSink {
  /** Told before the first row of each file, by its place among them. */
  file?(at: number): void
}

/**
 * Streams files of one layout as if they were one: rows are counted on, and columns stand where the first file has them.
 * What a person chose of sheet and header row is said of the first; the others are found out.
 */
export async function readSeveral(
  paths: readonly string[],
  options: SourceOptions,
  headers: readonly string[],
  sink: SeveralSink,
): Promise<SourceResult> {
  let rows = 0
  const results: SourceResult[] = []
  for (const [at, path] of paths.entries()) {
    const own = at === 0 ? options : sharedOptions(options)
    const order = at === 0 ? null : await orderOf(path, own, headers)
    const before = rows
    sink.file?.(at)
    const result = await readSource(path, own, {
      row: (row, cells, line) => {
        rows = before + row
        sink.row(rows, order === null ? cells : order.map((from) => cells[from] ?? ''), line)
      },
      // Cells that stand elsewhere than in the first file have to be cut.
      ...(order !== null || sink.plain === undefined
        ? {}
        : {
            plain: (row: number, text: string, line: number): boolean => {
              if (sink.plain?.(before + row, text, line) !== true) return false
              rows = before + row
              return true
            },
          }),
      progress: (share) => sink.progress?.((at + share) / paths.length),
    })
    results.push({ ...result, warnings: result.warnings.map((each) => shifted(each, before)) })
  }
  const sum = (part: keyof SourceResult['leftOut']): number =>
    results.reduce((total, { leftOut }) => total + leftOut[part], 0)
  return {
    rows,
    warnings: results.flatMap(({ warnings }) => warnings),
    leftOut: { blank: sum('blank'), total: sum('total'), group: sum('group'), header: sum('header') },
  }
}

function sharedOptions({ encoding, delimiter }: SourceOptions): SourceOptions {
  return { ...(encoding === undefined ? {} : { encoding }), ...(delimiter === undefined ? {} : { delimiter }) }
}

/** Where each column of the first file stands in another; beyond its last cell where that has none. */
async function orderOf(path: string, options: SourceOptions, headers: readonly string[]): Promise<readonly number[]> {
  const { columns } = await describeSource(path, options)
  const places = new Map<string, number>()
  for (const { header, index } of columns) if (!places.has(nameOf(header))) places.set(nameOf(header), index)
  return headers.map((header) => places.get(nameOf(header)) ?? Number.MAX_SAFE_INTEGER)
}

function shifted(warning: SourceResult['warnings'][number], rows: number): SourceResult['warnings'][number] {
  return warning.row === null ? warning : { ...warning, row: warning.row + rows }
}
