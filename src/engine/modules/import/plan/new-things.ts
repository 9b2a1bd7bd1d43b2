import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { clusterValues } from '../../../core/clusters/index.ts'
import { isBlankCell } from '../../../core/mapping/source-cell.ts'
import { NewOptions } from '../../../core/matching/new-options.ts'
import type { Attribute, AttributeOption, StructureModel } from '../../../core/structure/model.ts'
import { fold } from '../../../core/text/fold.ts'
import type { JobContext, ReadContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import type { RunColumn } from '../run/import-run.ts'
import { readRun } from '../run/import-run.ts'
import { rowsFrom } from '../staging/staged-rows.ts'
import { openStaging } from '../staging/staging-file.ts'
import type { ImportColumn } from './import-columns.ts'
import { importColumns } from './import-columns.ts'
import { importTarget, isChoice, readCell } from './import-target.ts'
import type { RowCells } from './row-steps.ts'
import { cellAt, repairedText, RowSteps } from './row-steps.ts'

type NewThings = Result<'import.newThings'>
type NewThing = NewThings['options'][number]

/** Rows whose steps are carried out at once. */
const ROWS_AT_ONCE = 250
const LINES_SHOWN = 3
/** Different cells of one column that are looked at: more are texts, not choices. */
const CELLS_MOST = 20_000

interface Seen {
  readonly cells: RowCells
  count: number
  readonly lines: number[]
}

const findNewThings = readStep(
  'import.findNewThings',
  'worker',
  (context: ReadContext, { importId }: { readonly importId: number }): NewThings => {
    const { description, stagingPath } = readRun(context.db, importId)
    const { structure, columns } = importColumns(context.structure(), description.columns)
    const staging = openStaging(stagingPath, 'read')
    try {
      const choices = columns.filter((column) => isChoice(column))
      const seen = choices.length === 0 ? [] : differentCells(staging, columns, choices)
      return {
        attributes: description.columns.flatMap(newAttribute),
        options: choices.flatMap((column, at) => newOptionsOf(context.db, structure, column, seen[at] ?? [])),
      }
    } finally {
      staging.close()
    }
  },
)

export const newThingsSteps = [findNewThings]

/** What the file would add to the catalogue besides products. */
export function newThings(context: JobContext, input: Parsed<'import.newThings'>): Promise<Result<'import.newThings'>> {
  return context.run(findNewThings, input)
}

function newAttribute({ mapping: { target }, facts }: RunColumn): NewThings['attributes'] {
  if (target.kind !== 'new-attribute') return []
  return [{ code: target.code, label: target.label, type: target.type, filled: facts.filled }]
}

/** What stands in these columns, each text once, with how many rows have it and where the first of them are. */
function differentCells(
  staging: Db,
  columns: readonly ImportColumn[],
  choices: readonly ImportColumn[],
): readonly (readonly Seen[])[] {
  const steps = new RowSteps(columns)
  const byColumn = choices.map(() => new Map<string, Seen>())
  for (let next = 1; ;) {
    const rows = rowsFrom(staging, next, ROWS_AT_ONCE)
    for (const [at, cells] of steps.rows(rows).entries()) {
      for (const [place, { index }] of choices.entries()) {
        const repair = cells.repairs?.get(index)
        const cell = repair === undefined ? cellAt(cells, index) : repairedText(repair)
        if (typeof cell !== 'string' || isBlankCell(cell)) continue
        const known = byColumn[place]
        const before = known?.get(cell)
        const line = rows[at]?.line ?? 0
        if (before === undefined) {
          if (known !== undefined && known.size < CELLS_MOST) known.set(cell, { cells, count: 1, lines: [line] })
          continue
        }
        before.count += 1
        if (before.lines.length < LINES_SHOWN) before.lines.push(line)
      }
    }
    if (rows.length < ROWS_AT_ONCE) return byColumn.map((known) => [...known.values()])
    next = (rows.at(-1)?.n ?? next) + 1
  }
}

function newOptionsOf(
  db: Db,
  structure: StructureModel,
  column: ImportColumn,
  seen: readonly Seen[],
): readonly NewThing[] {
  const { attribute } = column.column
  if (attribute === null) return []
  const found = new Map<string, { text: string; count: number; lines: number[] }>()
  let current: Seen | null = null
  // Read as the plan reads, with an ear to what it asks a new option for.
  const listening = new NewOptions(structure)
  const codeFor = listening.codeFor.bind(listening)
  listening.codeFor = (of, text) => {
    const before = found.get(fold(text)) ?? { text: text.trim(), count: 0, lines: [] }
    before.count += current?.count ?? 0
    before.lines = [...before.lines, ...(current?.lines ?? [])].slice(0, LINES_SHOWN)
    found.set(fold(text), before)
    return codeFor(of, text)
  }
  const plain = { ...column, source: { ...column.source, mapping: { ...column.source.mapping, newOptions: [] } } }
  const around = { db, structure, policy: NO_POLICY, newOptions: listening }
  const target = importTarget(around, plain, -1)
  for (const each of seen) {
    current = each
    readCell(target, each.cells)
  }
  const decisions = new Map((column.source.mapping.newOptions ?? []).map(({ text, into }) => [fold(text), into]))
  const near = nearOptions(structure, attribute, [...found.values()])
  return [...found.entries()]
    .map(([name, { text, count, lines }]): NewThing => {
      const into = decisions.get(name)
      return {
        column: column.index,
        attribute: attribute.code,
        text,
        count,
        lines,
        decision: into === undefined ? 'create' : into === null ? 'refuse' : 'merge',
        into: into ?? null,
        near: [...(near.get(text) ?? [])],
      }
    })
    .toSorted((a, b) => b.near.length - a.near.length || b.count - a.count)
}

const NO_POLICY = { onMissingKey: 'reject-row', onInvalidValue: 'skip-value' } as const

/** Options that are probably meant by a text: the same but for case, accents and punctuation, or a slip of the pen. */
function nearOptions(
  structure: StructureModel,
  attribute: Attribute,
  texts: readonly { readonly text: string; readonly count: number }[],
): ReadonlyMap<string, readonly string[]> {
  const options = [...(structure.options.get(attribute.id)?.values() ?? [])]
  const known = options.flatMap((option) =>
    namesOf(option).map((text) => ({ value: option.code, text, count: 1_000_000 })),
  )
  const asked = texts.map(({ text, count }) => ({ value: NEW, text, count }))
  const near = new Map<string, readonly string[]>()
  for (const { values } of clusterValues([...known, ...asked])) {
    const codes = [...new Set(values.flatMap(({ value }) => (value === NEW ? [] : [value])))]
    for (const { value, text } of values) if (value === NEW && codes.length > 0) near.set(text, codes)
  }
  return near
}

/** No code: it has a character that codes have not. */
const NEW = ' new'

function namesOf({ code, labels, synonyms }: AttributeOption): readonly string[] {
  return [...new Set([code, ...Object.values(labels), ...synonyms])]
}
