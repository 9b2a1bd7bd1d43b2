import type { GroupRow, ViewQuery } from '../../../../shared/contract/catalogue.ts'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Place } from '../../../core/structure/inheritance.ts'
import { isInherited, isLendable } from '../../../core/structure/inheritance.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { placeOf } from '../../../store/inherit.ts'
import { productRows } from '../../../store/product-rows.ts'
import { takenCells } from '../edit/taken-cells.ts'
import type { ComputedColumns } from '../computed-columns.ts'
import { isTranslated, toBorder } from '../read/border.ts'
import { codeLabels, holdsCodes } from '../read/code-labels.ts'
import { namingSql } from '../naming/naming-sql.ts'
import type { PageRow } from './page-rows.ts'
import { rowsOf } from './past-rows.ts'
import type { ViewColumn } from './view-column.ts'
import type { Views } from './views.ts'
import { currentViews } from './views.ts'

type Page = Result<'catalogue.gridPage'>

/** One page of a view: rows by id, never by OFFSET, with what is shown from elsewhere and the labels of its codes. */
export function gridPage(
  context: ReadContext,
  computed: ComputedColumns,
  { viewKey, query, refresh, columns, groupsOf, from, count }: Parsed<'catalogue.gridPage'>,
): Page {
  return context.db.transaction((): Page => {
    const views = currentViews(context, computed)
    const structure = context.structure()
    const {
      ids,
      order,
      products,
      rows: groups,
    } = refresh ? views.view(viewKey, query, true) : views.viewAt(viewKey, query, groupsOf)
    const isKnown = groupsOf === order
    const shown = columns.map(({ column }) => views.column(column))
    const read = [...shown]
    const fallbacks = columns.map(({ fallbacks: keys }) => keys.map((key) => read.push(views.column(key)) - 1))
    const names = query.asOf === undefined ? shown.map((column) => namesFor(structure, column)) : []
    const namesAt = names.map((column) => (column === null ? null : read.push(column) - 1))
    const rows = rowsOf(context, query, read, [...ids.subarray(from, from + count)])
    const borders = shown.map((column) => borderOf(context.db, structure, column))
    const places = query.asOf === undefined ? placesOf(context.db, structure, rows) : []
    const page: Page = {
      total: ids.length,
      products,
      order,
      groups: isKnown ? null : [...groups],
      groupLabels: isKnown ? [] : groupLabels(structure, query, groups, views),
      ids: rows.map(({ id }) => id),
      rows: rows.map(({ values }) => atBorder(values, borders)),
      marks: [
        ...(query.asOf === undefined ? problemMarks(context.db, structure, computed, rows, shown) : []),
        ...inheritedMarks(rows, places, shown),
        ...fallbackMarks(context.db, structure, rows, read, fallbacks),
        ...misnamedMarks(rows, shown, namesAt),
        ...(query.asOf === undefined ? overrideMarks(context, structure, rows, places, shown, borders) : []),
      ],
      labels: {},
      version: views.version,
    }
    return { ...page, labels: labelsOn(structure, page, shown) }
  })()
}

/** Where a product stands in a view. */
export function gridRow(
  context: ReadContext,
  computed: ComputedColumns,
  { viewKey, query, productId }: Parsed<'catalogue.gridRow'>,
): Result<'catalogue.gridRow'> {
  return context.db.transaction(() => {
    const index = currentViews(context, computed).ids(viewKey, query, false).indexOf(productId)
    return { index: index === -1 ? null : index }
  })()
}

/** Names of the groups in sight, per level. */
function groupLabels(
  structure: StructureModel,
  { group }: ViewQuery,
  rows: readonly GroupRow[],
  views: Views,
): Page['groupLabels'] {
  return (group?.columns ?? []).map(({ column: key }, at) => {
    const { column } = views.column(key)
    const values = rows.flatMap(({ level, value }) => (level === at ? [value] : []))
    return (column && codeLabels(structure, column, values)) ?? {}
  })
}

/** Where each row's product stands below its models; null for those without. */
function placesOf(db: Db, structure: StructureModel, rows: readonly PageRow[]): readonly (Place | null)[] {
  if (structure.familyVariantsById.size === 0) return []
  return rows.map(({ id, parentId }) => (parentId === null ? null : placeOf(db, structure, id)))
}

function inheritedMarks(
  rows: readonly PageRow[],
  places: readonly (Place | null)[],
  columns: readonly ViewColumn[],
): Page['marks'] {
  return rows.flatMap(({ values }, row) => {
    const place = places[row]
    if (!place) return []
    return columns.flatMap(({ column }, index) =>
      column && isInherited(place, column)
        ? [{ row, column: index, kind: 'inherited' as const, value: values[index] ?? null }]
        : [],
    )
  })
}

/** What the naming rules of the families make of a column's products, to be read along; null without any. */
function namesFor(structure: StructureModel, { column }: ViewColumn): ViewColumn | null {
  const rule = column && namingSql(structure, column)
  if (!rule) return null
  const slotIds = new Set(rule.slots.map(({ id }) => id))
  return { key: `naming/${column.key}`, sql: rule.sql, column: null, slotIds, isWide: false, sortKey: (value) => value }
}

/** Cells that break a rule of the catalogue. First of the marks: how a cell came by its value says more of it. */
function problemMarks(
  db: Db,
  structure: StructureModel,
  computed: ComputedColumns,
  rows: readonly PageRow[],
  shown: readonly ViewColumn[],
): Page['marks'] {
  const places = new Map(rows.map(({ id }, row) => [id, row]))
  const columns = new Map(shown.map(({ key }, index) => [key, index]))
  return computed.problemCells(db, structure, [...places.keys()]).flatMap(({ productId, column, rule, labels }) => {
    const [row, index] = [places.get(productId), columns.get(column)]
    if (row === undefined || index === undefined) return []
    return [{ row, column: index, kind: 'problem' as const, value: JSON.stringify(labels), from: rule }]
  })
}

/** Cells with a name or SKU other than their family's rule has it; with the name that the rule makes. */
function misnamedMarks(
  rows: readonly PageRow[],
  shown: readonly ViewColumn[],
  namesAt: readonly (number | null)[],
): Page['marks'] {
  return rows.flatMap(({ values }, row) =>
    namesAt.flatMap((place, index) => {
      const name = place === null ? null : (values[place] ?? null)
      const value = values[index] ?? null
      if (name === null || value === null || name === value || name === 1) return []
      const isSku = shown[index]?.column?.system === 'sku'
      return [{ row, column: index, kind: 'misnamed' as const, value: isSku ? null : name }]
    }),
  )
}

/** Cells whose product keeps a value of its own where a model or another system has one, with that one. */
function overrideMarks(
  { db }: ReadContext,
  structure: StructureModel,
  rows: readonly PageRow[],
  places: readonly (Place | null)[],
  columns: readonly ViewColumn[],
  borders: readonly (Border | null)[],
): Page['marks'] {
  const taken = takenCells(
    db,
    rows.map(({ id }) => id),
  )
  const at = new Map(columns.map(({ key }, index) => [key, index]))
  const markOf = (row: number, key: string, kind: 'own' | 'taken', value: CellValue): Page['marks'] => {
    const index = at.get(key)
    if (index === undefined) return []
    const border = borders[index]
    return [{ row, column: index, kind, value: border ? border(value) : value }]
  }
  return rows.flatMap(({ id, parentId }, row) => {
    const cells = taken.get(id)
    const place = places[row]
    const own = [...(place?.own ?? [])].filter((key) => !cells?.has(key))
    const slots = own.flatMap((key) => {
      const slot = structure.slots.get(key)
      return slot && place && isLendable(place, slot) && at.has(key) ? [slot] : []
    })
    const lent = slots.length === 0 ? [] : (productRows(db, slots).read(parentId ?? 0)?.values ?? [])
    return [
      ...slots.flatMap(({ key }, index) => markOf(row, key, 'own', lent[index] ?? null)),
      ...[...(cells ?? [])].flatMap(([key, { before }]) => markOf(row, key, 'taken', before)),
    ]
  })
}

function fallbackMarks(
  db: Db,
  structure: StructureModel,
  rows: readonly PageRow[],
  read: readonly ViewColumn[],
  /** Per column shown, the places of its fallbacks among those read. */
  fallbacks: readonly (readonly number[])[],
): Page['marks'] {
  const borders = read.map((column) => borderOf(db, structure, column))
  return rows.flatMap(({ values }, row) =>
    fallbacks.flatMap((places, column) => {
      if ((values[column] ?? null) !== null) return []
      const place = places.find((each) => (values[each] ?? null) !== null)
      if (place === undefined) return []
      const value = values[place] ?? null
      const from = read[place]?.key
      return [{ row, column, kind: 'fallback' as const, value: borders[place]?.(value) ?? value, from }]
    }),
  )
}

type Border = (value: CellValue) => CellValue

/** How a column's stored values are shown; null for most columns: as they are. */
function borderOf(db: Db, structure: StructureModel, { column }: ViewColumn): Border | null {
  const slot = column?.slot
  if (!slot || column.system === 'parent' || !isTranslated(slot)) return null
  return (value) => toBorder(db, structure, slot, value)
}

/** The values of a row as callers see them. Six thousand cells a page: those that are shown as they are are not asked. */
function atBorder(values: readonly CellValue[], borders: readonly (Border | null)[]): CellValue[] {
  const shown = values.slice(0, borders.length)
  for (const [index, border] of borders.entries()) if (border) shown[index] = border(shown[index] ?? null)
  return shown
}

/** Labels of every option, family and category code that the page shows, by column. */
function labelsOn(structure: StructureModel, page: Page, columns: readonly ViewColumn[]): Page['labels'] {
  const labels: Page['labels'] = {}
  for (const [index, { key, column }] of columns.entries()) {
    if (!column || !holdsCodes(column)) continue
    const values = [
      ...page.rows.map((row) => row[index] ?? null),
      ...page.marks.flatMap((mark) => (mark.column === index && mark.kind !== 'problem' ? [mark.value] : [])),
    ]
    const found = codeLabels(structure, column, values)
    if (found) labels[key] = found
  }
  return labels
}
