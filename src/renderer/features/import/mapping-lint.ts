import type { Result } from '../../../shared/contract/index.ts'
import type { Mapping, SourceColumn } from './mapping-groups.ts'

/** What stands in the way (`blocks`) or deserves a look before the rows are checked. */
export interface MappingIssue {
  readonly code: 'no-identifier' | 'two-identifiers' | 'unsure-identifier' | 'same-target' | 'nothing-mapped' | 'unsure'
  readonly blocks: boolean
  /** Index of the columns concerned. */
  readonly columns: readonly number[]
  /** Target shared by several columns. */
  readonly target: string | null
}

/** Checks a mapping before the engine does: the same faults, said beside the columns that have them. */
export function lintMapping(columns: readonly SourceColumn[]): readonly MappingIssue[] {
  const issues: MappingIssue[] = []
  const used = columns.filter((column) => column.mapping.target.kind !== 'ignore')
  const identifiers = used.filter((column) => column.mapping.isIdentifier).map((column) => column.index)

  if (used.length === 0) issues.push({ code: 'nothing-mapped', blocks: true, columns: [], target: null })
  else if (identifiers.length === 0) issues.push({ code: 'no-identifier', blocks: true, columns: [], target: null })
  else if (identifiers.length > 1)
    issues.push({ code: 'two-identifiers', blocks: true, columns: identifiers, target: null })
  else if (columns.some((column) => column.index === identifiers[0] && !column.isSure && column.question == null))
    issues.push({ code: 'unsure-identifier', blocks: true, columns: identifiers, target: null })

  for (const [target, sharing] of Map.groupBy(used, (column) => targetKey(column.mapping))) {
    if (sharing.length < 2) continue
    issues.push({ code: 'same-target', blocks: true, columns: sharing.map((column) => column.index), target })
  }

  const unsure = columns.filter((column) => !column.isSure).map((column) => column.index)
  if (unsure.length > 0) issues.push({ code: 'unsure', blocks: false, columns: unsure, target: null })
  return issues
}

/** The column a mapping fills, as text: `name/nl_NL`; empty for one that is left out. */
export function targetKey(mapping: Mapping): string {
  switch (mapping.target.kind) {
    case 'ignore':
      return ''
    case 'column':
      return mapping.target.column
    case 'new-attribute':
      return mapping.target.locale === null ? mapping.target.code : `${mapping.target.code}/${mapping.target.locale}`
  }
}

export type MappingCheck = Result<'import.checkMapping'>

/** Faults of values shown: the columns with most of them first; more would hide the columns themselves. */
const FAULTS_MOST = 4

/** What the values have against the mapping, the gravest first; columns still asked about are left to their question. */
export function worstFaults({ faults }: MappingCheck, columns: readonly SourceColumn[]): MappingCheck['faults'] {
  const isAsked = (index: number): boolean => columns[index]?.isSure !== true
  return faults
    .filter(({ column }) => !isAsked(column))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, FAULTS_MOST)
}
