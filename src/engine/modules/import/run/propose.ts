import type { ColumnFacts } from '../../../core/mapping/column-facts.ts'
import { shareOf } from '../../../core/mapping/column-facts.ts'
import type { ColumnProposal } from '../../../core/mapping/mapping.ts'
import { AUTO_THRESHOLD } from '../../../core/mapping/mapping.ts'
import { asTextAttribute } from '../../../core/mapping/new-attribute.ts'
import { proposeMapping } from '../../../core/mapping/propose-mapping.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { SourceColumn } from '../readers/index.ts'
import type { RunColumn } from './import-run.ts'

/** Below this a proposal is not even worth a question; the column is left out until someone maps it. */
const ASK_FROM = 0.5

/** The columns of a source with their proposed mapping: sure ones taken, likely ones asked about, others left out. */
export function proposeColumns(
  structure: StructureModel,
  columns: readonly SourceColumn[],
  facts: readonly ColumnFacts[],
  isUnattended: boolean,
): RunColumn[] {
  const known = columns.map((column, at) => ({ ...column, facts: facts[at] ?? unobserved(at) }))
  const proposals = proposeMapping(structure, known)
  const identifier = chooseIdentifier(proposals, known)
  const proposed = known.map((column, at) => toRunColumn(column, proposals[at] ?? unobserved(at), identifier))
  return isUnattended ? settleAlone(proposed, proposals) : proposed
}

function unobserved(index: number): never {
  throw new Error(`Column ${index} was not looked at`)
}

function toRunColumn(
  { index, header, samples, facts }: SourceColumn & { readonly facts: ColumnFacts },
  { column, confidence, reason, unit }: ColumnProposal,
  identifier: number | null,
): RunColumn {
  const isTaken = column !== null && confidence >= ASK_FROM
  const target = isTaken ? { kind: 'column' as const, column } : { kind: 'ignore' as const }
  const mapping = {
    column: index,
    target,
    isIdentifier: isTaken && identifier === index,
    decimal: null,
    dateOrder: null,
    unit,
  }
  return {
    index,
    header,
    samples,
    facts,
    mapping,
    confidence,
    reason,
    isSure: !isTaken || confidence >= AUTO_THRESHOLD,
  }
}

/** The column that tells the products apart: the SKU, else a barcode that never comes twice. */
function chooseIdentifier(
  proposals: readonly ColumnProposal[],
  columns: readonly { readonly facts: ColumnFacts }[],
): number | null {
  const sku = proposals.find(({ column, confidence }) => column === 'sku' && confidence >= ASK_FROM)
  if (sku !== undefined) return sku.index
  const barcode = proposals.find(({ column, confidence, index }) => {
    const facts = columns[index]?.facts
    return (
      column !== null && confidence >= AUTO_THRESHOLD && facts !== undefined && facts.gtinValid > 0 && facts.isUnique
    )
  })
  return barcode?.index ?? null
}

/**
 * The mapping without anyone to ask: what is sure is taken, every other filled column becomes a text attribute, so that
 * nothing of the file is lost and nothing is guessed. Some column must tell the products apart: the likeliest one does.
 */
function settleAlone(columns: readonly RunColumn[], proposals: readonly ColumnProposal[]): RunColumn[] {
  const sure = columns.find(({ mapping, isSure }) => mapping.isIdentifier && isSure)
  const unsure = columns.find(({ mapping }) => mapping.isIdentifier)
  const identifier = (sure ?? likeliestIdentifier(columns) ?? unsure ?? columns.find(looksLikeCodes))?.index ?? null
  return columns.map((column, at) => {
    const { mapping, facts } = column
    const isIdentifier = column.index === identifier
    if (column.isSure && mapping.target.kind === 'column') return { ...column, mapping: { ...mapping, isIdentifier } }
    if (isIdentifier)
      return {
        ...column,
        isSure: true,
        mapping: { ...mapping, target: { kind: 'column', column: 'sku' }, isIdentifier },
      }
    const proposal = proposals[at]
    if (facts.filled === 0 || proposal === undefined)
      return { ...column, isSure: true, mapping: { ...mapping, target: { kind: 'ignore' }, isIdentifier } }
    return {
      ...column,
      isSure: true,
      mapping: { ...mapping, target: asTextAttribute(proposal.newAttribute, facts), isIdentifier },
    }
  })
}

/** A column that can be the SKU when no sure one is: always filled, never twice the same, looking like codes. */
function likeliestIdentifier(columns: readonly RunColumn[]): RunColumn | undefined {
  const free = columns.filter(({ isSure, mapping }) => !isSure || mapping.target.kind !== 'column')
  const hasSku = columns.some(
    (column) =>
      !free.includes(column) && column.mapping.target.kind === 'column' && column.mapping.target.column === 'sku',
  )
  if (hasSku) return undefined
  const unique = free.filter(
    ({ facts }) => facts.isUnique && facts.filled > 0 && facts.filled === facts.seen && facts.longest <= 60,
  )
  return unique.find(looksLikeCodes) ?? unique[0]
}

function looksLikeCodes({ facts }: RunColumn): boolean {
  return facts.filled > 0 && facts.filled === facts.seen && facts.longest <= 60 && shareOf(facts, facts.codes) > 0.9
}
