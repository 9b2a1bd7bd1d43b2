import { DEFAULT_POLICY } from '../../../../shared/contract/import-policy.ts'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { assertNever } from '../../../../shared/errors.ts'
import type { Labels } from '../../../../shared/vocabulary.ts'
import { isBlankCell } from '../../../core/mapping/source-cell.ts'
import type { NewNames } from '../../../core/mapping/new-names.ts'
import { categoryPath, pathText } from '../../../core/matching/category-path.ts'
import { NewThings } from '../../../core/matching/new-things.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { fold } from '../../../core/text/fold.ts'
import { isProblem } from '../../../core/values/problem.ts'
import type { JobContext, ReadContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import type { RunColumn } from '../run/import-run.ts'
import { readRun } from '../run/import-run.ts'
import { rowsFrom } from '../staging/staged-rows.ts'
import { openStaging } from '../staging/staging-file.ts'
import { decidedNames } from './decided-names.ts'
import type { ImportColumn } from './import-columns.ts'
import { importColumns } from './import-columns.ts'
import { importTarget, isChoice, readCell } from './import-target.ts'
import type { KnownName } from './near-names.ts'
import { nearNames } from './near-names.ts'
import type { RowCells } from './row-steps.ts'
import { cellAt, repairedText, RowSteps } from './row-steps.ts'

type Found = Result<'import.newThings'>
type NewThing = Found['options'][number]

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
  (context: ReadContext, { importId }: { readonly importId: number }): Found => {
    const { description, stagingPath } = readRun(context.db, importId)
    const { structure, columns } = importColumns(context.structure(), description.columns)
    const staging = openStaging(stagingPath, 'read')
    try {
      const choices = columns.filter((column) => isChoice(column) || kindOf(column) === 'unit')
      const seen = choices.length === 0 ? [] : differentCells(staging, columns, choices)
      return {
        attributes: description.columns.flatMap(newAttribute),
        options: choices.flatMap((column, at) => newInColumn(context.db, structure, column, seen[at] ?? [])),
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

function newAttribute({ mapping: { target }, facts }: RunColumn): Found['attributes'] {
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

/** What stands in a column that the catalogue has not, read as the plan reads, with an ear to what it asks for. */
function newInColumn(
  db: Db,
  structure: StructureModel,
  column: ImportColumn,
  seen: readonly Seen[],
): readonly NewThing[] {
  const found = new Map<string, { text: string; count: number; lines: number[] }>()
  let current: Seen | null = null
  const hear = (text: string): void => {
    const before = found.get(fold(text)) ?? { text: text.trim(), count: 0, lines: [] }
    before.count += current?.count ?? 0
    before.lines = [...before.lines, ...(current?.lines ?? [])].slice(0, LINES_SHOWN)
    found.set(fold(text), before)
  }
  const undecided = decidedNames(structure, {}, new NewThings(structure))
  const names: NewNames = {
    option: (attribute, text) => {
      hear(text)
      return undecided.option(attribute, text)
    },
    family: (text) => {
      hear(text)
      return undecided.family(text)
    },
    category: (path) => {
      const id = undecided.category(path)
      if (!isProblem(id)) hear(pathText(path))
      return id
    },
    unit: (_, text) => {
      hear(text)
      return null
    },
  }
  const around = { db, structure, policy: DEFAULT_POLICY, newThings: new NewThings(structure), names }
  const target = importTarget(around, column, -1)
  for (const each of seen) {
    current = each
    readCell(target, each.cells)
  }
  const kind = kindOf(column)
  const decisions = new Map((column.source.mapping.newOptions ?? []).map((each) => [fold(each.text), each]))
  const near = nearNames(
    knownNames(structure, column, kind),
    [...found.values()].map(({ text, count }) => ({ text, count, shown: shownOf(kind, text) })),
    kind === 'unit',
  )
  return [...found.entries()]
    .map(([name, { text, count, lines }]): NewThing => {
      const said = decisions.get(name)
      return {
        column: column.index,
        kind,
        attribute: column.column.attribute?.code ?? column.column.key,
        text,
        count,
        lines,
        decision: decisionOf(kind, said),
        isSaid: said !== undefined,
        into: said?.into ?? null,
        near: [...(near.get(text) ?? [])],
      }
    })
    .toSorted((a, b) => b.near.length - a.near.length || b.count - a.count)
}

function kindOf({ column: { attribute, system } }: ImportColumn): NewThing['kind'] {
  if (attribute === null) return system === 'family' ? 'family' : 'category'
  return attribute.type === 'measurement' ? 'unit' : 'option'
}

/** What of a text is compared: of a path its last name, for what stands above it may be called otherwise here. */
function shownOf(kind: NewThing['kind'], text: string): string {
  return kind === 'category' ? (categoryPath(text).at(-1) ?? text) : text
}

/** What becomes of a text, as `decidedNames` decides it. */
function decisionOf(
  kind: NewThing['kind'],
  said: { readonly into: string | null; readonly isMade?: boolean | undefined } | undefined,
): NewThing['decision'] {
  if (said?.isMade === true) return 'create'
  if (said !== undefined) return said.into === null ? 'refuse' : 'merge'
  return kind === 'family' || kind === 'unit' ? 'refuse' : 'create'
}

/** Everything there is that a text of a column could stand for, with all its names. */
function knownNames(
  structure: StructureModel,
  { column: { attribute } }: ImportColumn,
  kind: NewThing['kind'],
): readonly KnownName[] {
  switch (kind) {
    case 'option':
      return [...(structure.options.get(attribute?.id ?? 0)?.values() ?? [])].map(({ code, labels, synonyms }) => ({
        code,
        names: [code, ...Object.values(labels), ...synonyms],
      }))
    case 'family':
      return [...structure.families.values()].map(withLabels)
    case 'category':
      return [...structure.categories.values()].map(withLabels)
    case 'unit':
      return (structure.measurementFamilies.get(attribute?.measurementFamily ?? '')?.units ?? []).map(
        ({ code, symbol }) => ({ code, names: [code, symbol] }),
      )
    default:
      return assertNever(kind)
  }
}

function withLabels({ code, labels }: { readonly code: string; readonly labels: Labels }): KnownName {
  return { code, names: [code, ...Object.values(labels)] }
}
