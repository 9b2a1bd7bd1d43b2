import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { Rejection } from '../../../../shared/contract/common.ts'
import { provenOrder } from '../../../core/mapping/date-style.ts'
import { AUTO_THRESHOLD } from '../../../core/mapping/mapping.ts'
import { numberStyle } from '../../../core/mapping/number-style.ts'
import { cellText } from '../../../core/mapping/source-cell.ts'
import { asksNotation } from '../../../core/transform/reading-facts.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import type { AttributeType } from '../../../../shared/vocabulary.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { namesOfFiles } from '../staging/file-names.ts'
import type { SourceWarning } from '../readers/index.ts'
import type { Described, RunColumn, RunDescription } from './import-run.ts'
import { readRun } from './import-run.ts'

/** Warnings shown; the receipt has the counts of all. */
const WARNINGS_MOST = 1_000
const SAMPLES = 3

/** How the file was read and where its columns go, for the import screen. */
export function describe({ db, structure }: ReadContext, { importId }: Parsed<'import.describe'>): Described {
  const { fileName, state, description } = readRun(db, importId)
  const { source, result, columns } = description
  return {
    fileName,
    format: source.format,
    ...readingOf(source),
    encodings: [...source.encodings],
    sheets: source.sheets.map(({ name, hidden }) => ({ name, isHidden: hidden })),
    preset: { used: source.preset ?? null, recognised: source.recognised ?? null },
    files:
      description.morePaths === undefined ? [] : [...namesOfFiles([description.sourcePath, ...description.morePaths])],
    rows: result.rows,
    leftOut: result.leftOut,
    columns: columns.map((column) => describeColumn(structure(), column)),
    autoThreshold: AUTO_THRESHOLD,
    supplier: description.supplier ?? null,
    known: description.known == null ? null : drifted(description.known),
    returned:
      description.returned === undefined
        ? null
        : { ...description.returned, differences: [...description.returned.differences] },
    carried:
      description.carried === undefined
        ? null
        : { ...description.carried, lostCells: [...description.carried.lostCells] },
    policy: description.policy,
    warnings: result.warnings.slice(0, WARNINGS_MOST).map(toRejection),
    state,
  }
}

/** How a source is read, as the window is told. */
export function readingOf({
  encoding,
  delimiter,
  sheet,
  sheetsRead,
  headerRow,
  previewRows,
  variants = { used: null, found: null },
}: RunDescription['source']): Result<'import.tryReading'> {
  return {
    encoding,
    delimiter,
    sheet,
    sheetsRead: [...sheetsRead],
    headerRow,
    previewRows: previewRows.map((row) => row.map(cellText)),
    variants,
  }
}

function describeColumn(structure: StructureModel, column: RunColumn): Described['columns'][number] {
  const { index, header, samples, mapping, confidence, reason, isSure, isRemembered = false } = column
  const question = questionOf(structure, column)
  return {
    index,
    header,
    samples: samples.slice(0, SAMPLES).map(cellText),
    mapping: { ...mapping, steps: [...(mapping.steps ?? [])], newOptions: [...(mapping.newOptions ?? [])] },
    ...(column.isAdded === true ? { isAdded: true } : {}),
    confidence,
    reason: question === null ? reason : { key: `import.reason.ambiguous-${question}`, params: { header } },
    isSure: isSure && question === null,
    question,
    isRemembered,
  }
}

function drifted({ fileName, drift }: NonNullable<RunDescription['known']>): Described['known'] {
  const { renamed, added, gone } = drift
  return { fileName, drift: { ...drift, renamed: [...renamed], added: [...added], gone: [...gone] } }
}

/** What the values of a column leave open for its target, unless a person has said it. */
export function questionOf(
  structure: StructureModel,
  { mapping, facts }: RunColumn,
): Described['columns'][number]['question'] {
  if (!asksNotation(mapping.steps ?? [])) return null
  switch (typeOf(structure, mapping.target)) {
    case 'number':
    case 'measurement':
      return mapping.decimal === null && numberStyle(facts.numbers, false).isAmbiguous ? 'decimal' : null
    case 'price':
      return mapping.decimal === null && numberStyle(facts.numbers, true).isAmbiguous ? 'decimal' : null
    case 'date':
      return mapping.dateOrder === null && facts.dates.unclear > 0 && provenOrder(facts.dates) === null
        ? 'date-order'
        : null
    default:
      return null
  }
}

function typeOf(structure: StructureModel, target: RunColumn['mapping']['target']): AttributeType | null {
  if (target.kind === 'new-attribute') return target.type
  if (target.kind === 'ignore') return null
  const resolved = resolveColumn(structure, target.column)
  return resolved.ok ? (resolved.column.attribute?.type ?? null) : null
}

/** What the reader noticed, in the shape of everything else that is refused or mended. */
export function toRejection({ code, message, row, column, count, line, found }: SourceWarning): Rejection {
  return {
    code,
    message,
    row,
    column,
    productId: null,
    value: null,
    params: { count, ...(line === null ? {} : { line }), ...(found === undefined ? {} : { found }) },
  }
}
