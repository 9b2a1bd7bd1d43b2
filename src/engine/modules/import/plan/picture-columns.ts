import type { SourceCell } from '../../../core/mapping/source-cell.ts'
import { cellText } from '../../../core/mapping/source-cell.ts'
import { attributeNamed } from '../../../core/mapping/concept-candidates.ts'
import { pictureRefs, refText } from '../../../core/pictures/picture-refs.ts'
import { isRefused } from '../../../core/transform/cell-step.ts'
import type { StepChain } from '../../../core/transform/compile-steps.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import type { Problem } from '../../../core/values/problem.ts'
import type { ImportColumn } from './import-columns.ts'

/**
 * The columns of an import with those of pictures put together: several that go to one collection are one, in the
 * file's order, and of a list that goes to the main picture all but its first goes to the collection, before them. A
 * collection that no column goes to is filled by such a list where the catalogue has one for more pictures.
 */
export function withPictures(structure: StructureModel, columns: readonly ImportColumn[]): ImportColumn[] {
  const list = columns.find((column) => isList(column))
  const groups = Map.groupBy(columns.filter(isCollection), ({ column }) => column.key)
  const more = list === undefined ? undefined : (groups.keys().next().value ?? moreKey(structure))
  const put = columns.flatMap((column): ImportColumn[] => {
    const group = groups.get(column.column.key)
    if (group === undefined) return [column]
    if (group[0] !== column) return []
    return [joined(column.column.key === more ? list : undefined, group)]
  })
  if (list === undefined || more === undefined || groups.has(more)) return put
  const resolved = resolveColumn(structure, more)
  return resolved.ok ? [...put, { ...list, column: resolved.column, isIdentifier: false, isRest: true }] : put
}

/** A list of pictures in one text, without its first. What names no pictures stays: it is refused where it is read. */
export function withoutFirst(cell: SourceCell): SourceCell {
  const refs = pictureRefs(cellText(cell))
  return refs === null ? cell : refs.slice(1).map(refText).join('\n')
}

const isCollection = ({ column, source }: ImportColumn): boolean =>
  column.attribute?.type === 'asset-collection' && source.isOwnExport !== true

const isList = ({ column, source, facts }: ImportColumn): boolean =>
  column.attribute?.type === 'image' && source.isOwnExport !== true && (facts.pictureLists ?? 0) > 0

function moreKey(structure: StructureModel): string | undefined {
  const attribute = attributeNamed(structure, 'gallery')
  return attribute?.type === 'asset-collection' ? attribute.code : undefined
}

function joined(list: ImportColumn | undefined, group: readonly ImportColumn[]): ImportColumn {
  const [first] = group
  if (first === undefined) throw new Error('A group has a column')
  if (list === undefined && group.length === 1) return first
  const cellIn = ({ chain, index }: ImportColumn, row: readonly SourceCell[]): SourceCell | Problem =>
    chain === null ? (row[index] ?? '') : chain.run(row)
  const run = (row: readonly SourceCell[]): SourceCell | Problem => {
    const texts: string[] = []
    for (const part of [...(list === undefined ? [] : [list]), ...group]) {
      const cell = cellIn(part, row)
      if (isRefused(cell)) return cell
      const text = cellText(part === list ? withoutFirst(cell) : cell).trim()
      if (text !== '') texts.push(text)
    }
    return texts.join('\n')
  }
  const chain: StepChain = {
    run,
    trace: (row) => [run(row)],
    reads: [...new Set([first.index, ...(list ? [list.index] : []), ...group.flatMap(readsOf)])],
    hasPattern: group.some((each) => each.chain?.hasPattern === true),
  }
  return { ...first, name: group.map(({ name }) => name).join(', '), chain }
}

const readsOf = ({ chain, index }: ImportColumn): readonly number[] => chain?.reads ?? [index]
