import { AppError } from '../../../../shared/errors.ts'
import { ColumnObserver } from '../../../core/mapping/column-facts.ts'
import type { ColumnFacts, KnownTexts } from '../../../core/mapping/column-facts.ts'
import { CELL_MARK, cellOf } from '../../../core/mapping/source-cell.ts'
import type { Task } from '../../../runtime/task.ts'
import type { SourceOptions, SourceResult } from '../readers/index.ts'
import type { Returned } from '../returned/read-returned.ts'
import { readReturned } from '../returned/read-returned.ts'
import { namesOfFiles, noteFile } from './file-names.ts'
import { RawRows } from './raw-rows.ts'
import type { ShapedDescription } from './shaped-source.ts'
import { openShaped } from './shaped-source.ts'
import { createStaging } from './staging-file.ts'

export interface StageInput {
  /** Files of one layout are read as one; almost always there is one. */
  readonly paths: readonly string[]
  readonly options: SourceOptions
  readonly stagingPath: string
}

export interface StageOutput extends SourceResult {
  readonly description: ShapedDescription
  /** In the order of the description's columns. */
  readonly facts: readonly ColumnFacts[]
  /** A return sheet that came back; null for every other file. */
  readonly returned: Returned | null
}

/** Rows whose cells are looked at for the facts of a column; a column still open after them is looked at to the end. */
const OBSERVED_ROWS = 5_000
/** Cells that are cut out of a row one by one; of more than that all are cut. */
const CELLS_CUT_OUT = 4
/** Rows between two signs of life. */
const REPORT_ROWS = 5_000

/** Reads a source file into a staging file, in a process that may be killed: rows as they are, and what columns hold. */
export const stageTask: Task<StageInput, StageOutput> = {
  name: 'import.stage',
  run: async ({ paths, options, stagingPath }, report) => {
    const db = createStaging(stagingPath)
    try {
      const insert = db.prepare('INSERT INTO row (n, line, cells) VALUES (?, ?, ?)')
      db.exec('BEGIN')
      const source = await openShaped(paths, options, () => new RawRows(db))
      const known: KnownTexts = new Map()
      const observers = source.headers.map(() => new ColumnObserver(known))
      let open: readonly [number, ColumnObserver][] | null = null
      const stillOpen = (): readonly [number, ColumnObserver][] =>
        (open ??= [...observers.entries()].filter(([, { facts }]) => isOpen(facts)))
      const names = namesOfFiles(paths)
      let rows = 0
      let share = 0
      const keep = (row: number, line: number, text: string): void => {
        rows = row
        insert.run(row, line, text)
        if (row % REPORT_ROWS === 0) report({ rows: row, share })
      }
      const result = await source.read({
        row: (row, cells, line) => {
          keep(row, line, cells.join(CELL_MARK))
          const looked = row <= OBSERVED_ROWS ? observers.entries() : stillOpen()
          for (const [index, observer] of looked) observer.observe(cells[index] ?? '')
        },
        plain: (row, text, line) => {
          if (row <= OBSERVED_ROWS || stillOpen().length > CELLS_CUT_OUT) return false
          keep(row, line, text)
          for (const [index, observer] of stillOpen()) observer.observe(cellOf(text, index))
          return true
        },
        file: (at) => {
          if (paths.length > 1) noteFile(db, rows + 1, names[at] ?? '')
        },
        progress: (done) => {
          share = done
        },
      })
      db.exec('COMMIT')
      const described = source.describe()
      const [path = ''] = paths
      const returned = paths.length > 1 ? null : await readReturned(path, described)
      return { ...result, description: described, facts: observers.map((observer) => observer.result()), returned }
    } catch (error) {
      if (isDiskFull(error))
        throw new AppError('storage-full', 'The disk is full. Free some space and read the file again.')
      throw error
    } finally {
      db.close()
    }
  },
}

/** Whether later rows could settle what the first ones left open: which mark divides, which number is the day. */
function isOpen({ numbers, dates }: ColumnFacts): boolean {
  return numbers.commaUnclear + numbers.pointUnclear > 0 || dates.unclear > 0
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'SQLITE_FULL' || error.code === 'ENOSPC')
}
