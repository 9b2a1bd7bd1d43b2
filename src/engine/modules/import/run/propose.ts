import type { ReadingChoices } from '../../../core/mapping/cell-reader.ts'
import type { ColumnFacts } from '../../../core/mapping/column-facts.ts'
import { AUTO_THRESHOLD } from '../../../core/mapping/mapping.ts'
import { asTextAttribute, holdsDates } from '../../../core/mapping/new-attribute.ts'
import { provenOrder } from '../../../core/mapping/date-style.ts'
import { fileDecimal } from '../../../core/mapping/file-decimal.ts'
import { numberStyle } from '../../../core/mapping/number-style.ts'
import { isOwnExport, isSurelyOwnExport } from '../../../core/mapping/own-export.ts'
import { oncePerTarget } from '../../../core/mapping/once-per-target.ts'
import { weighColumns } from '../../../core/mapping/propose-mapping.ts'
import type { KeyCandidate } from '../../../core/matching/choose-key.ts'
import { chooseKey } from '../../../core/matching/choose-key.ts'
import type { LearnedProposal, Memory } from '../../../core/matching/learned-votes.ts'
import { withMemory } from '../../../core/matching/learned-votes.ts'
import { isLastUpdate } from '../../../core/matching/row-age.ts'
import type { PresetId } from '../../../../shared/presets.ts'
import { inPlainWords, isLeftOut, withPreset } from '../../../core/presets/preset-votes.ts'
import { presetOf } from '../../../core/presets/recognise.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { SourceColumn } from '../readers/index.ts'
import type { RunColumn } from './import-run.ts'

/** Below this a proposal is not even worth a question; the column is left out until someone maps it. */
const ASK_FROM = 0.5
/** How sure a key is that only its values, or a loose header, speak for: asked about. */
const LIKELY_KEY = 0.7

/**
 * The columns of a source with their proposed mapping: sure ones taken, likely ones asked about, others left out.
 * `isGuarded`: in this format our own exports keep texts from running as formulas.
 */
export function proposeColumns(
  structure: StructureModel,
  columns: readonly SourceColumn[],
  facts: readonly ColumnFacts[],
  isUnattended: boolean,
  memory: Memory,
  isGuarded = false,
  presetId: PresetId | null = null,
): RunColumn[] {
  const known = columns.map((column, at) => ({ ...column, facts: facts[at] ?? unobserved(at) }))
  const preset = presetId === null ? null : presetOf(presetId)
  const weighed = withPreset(
    preset,
    known,
    weighColumns(structure, inPlainWords(preset, known), preset === null || preset.isTranslated === true),
  )
  const remembered = withMemory(structure, known, weighed, memory)
  const proposals = oncePerTarget(
    remembered.map((each, at) =>
      each.memory?.column.said !== 'corrected' && isLeftOut(preset, known[at]?.header ?? '')
        ? { ...each, isDeclined: true }
        : each,
    ),
    (column) => {
      const resolved = resolveColumn(structure, column)
      return resolved.ok && resolved.column.attribute?.type === 'asset-collection'
    },
  )
  const proposed = known.map((column, at) => toRunColumn(column, proposals[at] ?? unobserved(at)))
  const key = keyOfBefore(proposed, proposals)
  const settled = withFileDecimal(
    structure,
    isUnattended ? settleAlone(proposed, proposals, key) : withLikelyKey(proposed, key),
    preset?.decimal ?? null,
  )
  const isOurs = isOwnExport(
    structure,
    columns.map(({ header }) => header),
  )
  return (isOurs ? asOwnExport(structure, settled, isGuarded) : settled).map((column) => ({
    ...column,
    proposed: column.mapping.target,
  }))
}

/** The column that told the products apart last time, where it is surely that one. */
function keyOfBefore(columns: readonly RunColumn[], proposals: readonly LearnedProposal[]): number | null {
  const at = columns.findIndex((column, index) => {
    const { memory } = proposals[index] ?? unobserved(index)
    return (
      memory !== null && memory.by !== 'meaning' && memory.column.isIdentifier && column.isSure && targetColumn(column)
    )
  })
  return at === -1 ? null : at
}

/**
 * Numbers that their own column leaves open are read as the other columns of the file write theirs: weights with three
 * decimals beside prices with two. Prices with three decimals, and counts, are only taken for thousands that way.
 */
function withFileDecimal(
  structure: StructureModel,
  columns: readonly RunColumn[],
  said: ReadingChoices['decimal'],
): RunColumn[] {
  const decimal = said ?? fileDecimal(columns.map(({ facts }) => facts))
  return columns.map((column) => {
    const { mapping, facts } = column
    const key = targetColumn(column)
    const resolved = key === null ? null : resolveColumn(structure, key)
    const type = resolved?.ok === true ? resolved.column.attribute?.type : undefined
    const isOpen = numberStyle(facts.numbers, type === 'price').isAmbiguous
    const isFraction = (decimal === ',' ? facts.numbers.commaUnclear : facts.numbers.pointUnclear) > 0
    const isReadSo = type === 'measurement' || ((type === 'price' || type === 'number') && !isFraction)
    return decimal !== null && isOpen && isReadSo ? { ...column, mapping: { ...mapping, decimal } } : column
  })
}

/**
 * A file of our own comes back as it went: each column goes where its header says, no attributes are made (figures
 * are left out), texts lose their guard, and what the numbers and dates leave open is read as we write them.
 */
function asOwnExport(structure: StructureModel, columns: readonly RunColumn[], isGuarded: boolean): RunColumn[] {
  const isSurelyOurs = isSurelyOwnExport(
    structure,
    columns.map(({ header }) => header),
  )
  return columns.map((column): RunColumn => {
    const { mapping, header, facts } = column
    const { commaDecimal, commaGrouping, commaUnclear } = facts.numbers
    const isOurs = isSurelyOurs ? isImportable(structure, header) : targetColumn(column) === header
    return {
      ...column,
      isOwnExport: true,
      isGuarded,
      ...(isSurelyOurs && { isSure: true, confidence: 1, reason: { key: OWN_EXPORT, params: { header } } }),
      mapping: {
        ...mapping,
        target: isOurs ? { kind: 'column', column: header } : { kind: 'ignore' },
        isIdentifier: isSurelyOurs ? header === 'sku' : mapping.isIdentifier,
        decimal: isSurelyOurs && commaDecimal + commaGrouping + commaUnclear === 0 ? '.' : mapping.decimal,
        dateOrder: isSurelyOurs ? 'ymd' : mapping.dateOrder,
      },
    }
  })
}

const OWN_EXPORT = 'import.reason.own-export'

/** What an import takes in: all but what is computed. */
function isImportable(structure: StructureModel, key: string): boolean {
  return resolveColumn(structure, key).ok
}

function unobserved(index: number): never {
  throw new Error(`Column ${index} was not looked at`)
}

function toRunColumn(
  { index, header, samples, facts }: SourceColumn & { readonly facts: ColumnFacts },
  { column, confidence, reason, unit, memory }: LearnedProposal,
): RunColumn {
  const isTaken = column !== null && confidence >= ASK_FROM
  const target = isTaken ? { kind: 'column' as const, column } : { kind: 'ignore' as const }
  return {
    index,
    header,
    samples,
    facts,
    mapping: { column: index, target, isIdentifier: false, ...readingOf(facts, unit, memory) },
    confidence,
    reason,
    isSure: !isTaken || confidence >= AUTO_THRESHOLD,
    ...(memory?.column.said === 'corrected' ? { isRemembered: true } : {}),
  }
}

/** How values are read that do not tell it themselves: as those of the same name were, of the last delivery. */
function readingOf(facts: ColumnFacts, unit: string | null, memory: LearnedProposal['memory']): ReadingChoices {
  const known = memory === null || memory.by === 'meaning' ? null : memory.column
  const { commaDecimal, pointDecimal, commaGrouping, pointGrouping } = facts.numbers
  const isOpen = commaDecimal + pointDecimal + commaGrouping + pointGrouping === 0
  return {
    decimal: isOpen ? (known?.decimal ?? null) : null,
    dateOrder: provenOrder(facts.dates) === null ? (known?.dateOrder ?? null) : null,
    unit: unit ?? known?.unit ?? null,
  }
}

/** With a person there: the sure key, else the likeliest, which then waits to be confirmed (`importColumns`). */
function withLikelyKey(columns: readonly RunColumn[], known: number | null): RunColumn[] {
  if (known !== null) return columns.map((column, at) => withKey(column, at === known))
  const choice = chooseKey(columns.map(toCandidate))
  const key = choice?.index ?? columns.find((column) => targetColumn(column) === 'sku')?.index
  return columns.map((column): RunColumn => {
    if (column.index !== key) return column
    const mapping = { ...column.mapping, isIdentifier: true }
    if (choice === null) return { ...column, mapping }
    if (choice.reason === null) return { ...column, mapping, isSure: true }
    const target = { kind: 'column' as const, column: choice.column }
    const reason = { key: `import.reason.${choice.reason}`, params: { header: column.header } }
    return { ...column, mapping: { ...mapping, target }, reason, confidence: LIKELY_KEY, isSure: false }
  })
}

/**
 * The mapping without anyone to ask: what is sure is taken, every other filled column becomes a text attribute, so that
 * nothing of the file is lost and nothing is guessed. Without a column that is safe to tell products apart by, none is
 * marked as the identifier, and nothing can be imported.
 */
function settleAlone(
  columns: readonly RunColumn[],
  proposals: readonly LearnedProposal[],
  known: number | null,
): RunColumn[] {
  const key = known === null ? chooseKey(columns.map(toCandidate)) : null
  return columns.map((column, at): RunColumn => {
    const { mapping, facts, header } = column
    if (at === known) return withKey(column, true)
    if (column.index === key?.index) {
      const reason = key.reason === null ? column.reason : { key: `import.reason.${key.reason}`, params: { header } }
      const target = { kind: 'column' as const, column: key.column }
      return { ...column, reason, isSure: true, mapping: { ...mapping, target, isIdentifier: true } }
    }
    if (column.isSure && mapping.target.kind === 'column') return column
    const proposal = proposals[at]
    const target =
      facts.filled === 0 || proposal === undefined || proposal.isDeclined
        ? { kind: 'ignore' as const }
        : isRowDate(column)
          ? proposal.newAttribute
          : asTextAttribute(proposal.newAttribute, facts)
    return { ...column, isSure: true, mapping: { ...mapping, target } }
  })
}

function withKey(column: RunColumn, isIdentifier: boolean): RunColumn {
  return { ...column, mapping: { ...column.mapping, isIdentifier } }
}

/** When a row was last changed is kept as a date, so that an older delivery is told from a newer one. */
function isRowDate({ header, facts }: RunColumn): boolean {
  return isLastUpdate(header) && holdsDates(facts)
}

function toCandidate(column: RunColumn): KeyCandidate {
  const { index, header, facts, isSure } = column
  return { index, header, facts, isSure, column: targetColumn(column) }
}

function targetColumn({ mapping: { target } }: RunColumn): string | null {
  return target.kind === 'column' ? target.column : null
}
