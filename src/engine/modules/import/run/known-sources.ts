import { leadingLanguage } from '../../../core/mapping/guess-language.ts'
import { nameOf } from '../../../core/mapping/parse-header.ts'
import { layoutColumn } from '../../../core/matching/known-layout.ts'
import type { KnownColumn, KnownSource } from '../../../core/matching/known-source.ts'
import { leadingCurrency } from '../../../core/matching/learned-votes.ts'
import type { Db } from '../../../store/database.ts'
import { all, get, run, sql } from '../../../store/sql.ts'
import type { RunColumn, RunDescription } from './import-run.ts'

type Layout = Pick<KnownSource, 'sheet' | 'headerRow' | 'columns' | 'earlier'>

/** Names that a source is remembered by though its last delivery had no such column. */
const EARLIER_MOST = 300

/** Every source that was ever imported, the last first: a few kilobytes each. */
export function knownSources(db: Db): KnownSource[] {
  return all(db, sql.selectFrom('import_source').selectAll().orderBy('learned_at', 'desc').orderBy('id', 'desc')).map(
    ({ id, supplier, file_name, layout }) => ({
      id,
      supplier,
      fileName: file_name,
      ...(JSON.parse(layout) as Layout), // written by learn and forget
    }),
  )
}

/**
 * Keeps what an import that was carried out teaches: how its file was laid out, where its columns went and who said so.
 * A delivery of a known source takes the place of the one before.
 */
export function learn(db: Db, fileName: string, description: RunDescription, now: Date): void {
  const { source, columns, supplier = null, known } = description
  const learned = columns.filter(({ isAdded }) => isAdded !== true).map(toKnown)
  const before = known == null ? undefined : readLayout(db, known.sourceId)
  const names = new Set(learned.map(({ header }) => nameOf(header)))
  const earlier = [...(before?.columns ?? []), ...(before?.earlier ?? [])].filter(
    ({ header }) => header !== '' && !names.has(nameOf(header)),
  )
  const layout: Layout = {
    sheet: source.sheet,
    headerRow: source.headerRow,
    columns: learned,
    earlier: earlier.slice(0, EARLIER_MOST),
  }
  const values = {
    supplier,
    file_name: fileName,
    layout: JSON.stringify(layout),
    learned_at: now.toISOString(),
  }
  if (known == null || before === undefined) run(db, sql.insertInto('import_source').values(values))
  else run(db, sql.updateTable('import_source').set(values).where('id', '=', known.sourceId))
}

/** Forgets what a person said of the columns of that name in the files of a source. */
export function forget(db: Db, sourceId: number, header: string): void {
  const layout = readLayout(db, sourceId)
  if (layout === undefined) return
  const clear = (column: KnownColumn): KnownColumn =>
    nameOf(column.header) === nameOf(header) ? { ...column, said: 'forgotten' } : column
  const next = { ...layout, columns: layout.columns.map(clear), earlier: layout.earlier.map(clear) }
  run(
    db,
    sql
      .updateTable('import_source')
      .set({ layout: JSON.stringify(next) })
      .where('id', '=', sourceId),
  )
}

function readLayout(db: Db, id: number): Layout | undefined {
  const row = get(db, sql.selectFrom('import_source').select('layout').where('id', '=', id))
  return row === undefined ? undefined : (JSON.parse(row.layout) as Layout) // written by learn and forget
}

function toKnown({ header, facts, mapping, isSure, isChosen = false, proposed }: RunColumn): KnownColumn {
  const { target, isIdentifier, decimal, dateOrder, unit } = mapping
  const isAsProposed = proposed !== undefined && JSON.stringify(proposed) === JSON.stringify(target)
  return {
    ...layoutColumn(header, facts),
    target,
    isIdentifier,
    decimal,
    dateOrder,
    unit,
    said: isChosen ? (isAsProposed ? 'confirmed' : 'corrected') : isSure ? 'sure' : 'guess',
    currency: leadingCurrency(facts),
    language: leadingLanguage(facts.languages),
  }
}
