import { nameOf } from '../../../core/mapping/parse-header.ts'
import { columnFinder } from '../../../core/transform/column-names.ts'
import { columnsOf, withColumnNames } from '../../../core/transform/columns-of.ts'
import { columnLetter } from '../readers/index.ts'
import type { RunColumn } from './import-run.ts'

/**
 * What a person has settled of a file that is read again in another way: where its columns go, how they are read, their
 * steps, and the fields that were made of others. Columns are the same by their name, else by their place where neither
 * reading has that name twice or elsewhere; what pairs with none is proposed anew.
 */
export function withSettled(columns: readonly RunColumn[], before: readonly RunColumn[]): readonly RunColumn[] {
  const pairs = pairColumns(columns, before)
  const nowOf = new Map([...pairs].map(([now, then]) => [then.index, now]))
  const nameNow = (name: string): string => {
    const then = columnFinder(before, columnLetter)(name)
    const now = then === null ? undefined : columns[nowOf.get(then) ?? -1]
    return now === undefined || now.header === '' ? name : now.header
  }
  const settled = columns.map((column): RunColumn => {
    const then = pairs.get(column.index)
    if (then?.isChosen !== true) return column
    const steps = (then.mapping.steps ?? []).map((step) => withColumnNames(step, nameNow))
    const { isRemembered = false, isSure } = then
    return {
      ...column,
      isSure,
      isChosen: true,
      isRemembered,
      mapping: { ...then.mapping, column: column.index, steps },
    }
  })
  const find = columnFinder(columns, columnLetter)
  const added = before.flatMap((column) => {
    const steps = (column.mapping.steps ?? []).map((step) => withColumnNames(step, nameNow))
    const isWhole = steps.flatMap(columnsOf).every((name) => name === column.header || find(name) !== null)
    return column.isAdded === true && isWhole ? [{ ...column, mapping: { ...column.mapping, steps } }] : []
  })
  const isKeyChosen = settled.some(({ isChosen, mapping }) => isChosen === true && mapping.isIdentifier)
  const taken = new Set([...settled.filter(({ isChosen }) => isChosen === true), ...added].map(targetOf))
  return [
    // What is only proposed gives way to what was said.
    ...settled.map((column): RunColumn => {
      if (column.isChosen === true) return column
      const isIdentifier = column.mapping.isIdentifier && !isKeyChosen
      const isTaken = taken.has(targetOf(column)) && targetOf(column) !== ''
      const target = isTaken ? { kind: 'ignore' as const } : column.mapping.target
      return { ...column, isSure: column.isSure || isTaken, mapping: { ...column.mapping, isIdentifier, target } }
    }),
    ...added.map((column, at) => {
      const index = columns.length + at
      return { ...column, index, mapping: { ...column.mapping, column: index } }
    }),
  ]
}

/** The column of before that each column continues, by its index now. */
export function pairColumns(
  columns: readonly RunColumn[],
  before: readonly RunColumn[],
): ReadonlyMap<number, RunColumn> {
  const ofFile = before.filter(({ isAdded }) => isAdded !== true)
  const once = (all: readonly RunColumn[], name: string): RunColumn | undefined => {
    const found = name === '' ? [] : all.filter((column) => nameOf(column.header) === name)
    return found.length === 1 ? found[0] : undefined
  }
  const pairs = new Map<number, RunColumn>()
  for (const column of columns) {
    const same = once(ofFile, nameOf(column.header))
    if (same !== undefined && once(columns, nameOf(column.header)) === column) pairs.set(column.index, same)
  }
  // Another encoding or header row gives columns other names, not other places.
  if (ofFile.length !== columns.length) return pairs
  const paired = new Set([...pairs.values()].map(({ index }) => index))
  for (const { index } of columns) {
    const then = ofFile[index]
    if (!pairs.has(index) && then !== undefined && !paired.has(index)) pairs.set(index, then)
  }
  return pairs
}

function targetOf({ mapping: { target } }: RunColumn): string {
  if (target.kind === 'ignore') return ''
  if (target.kind === 'column') return target.column
  return target.locale === null ? target.code : `${target.code}/${target.locale}`
}
