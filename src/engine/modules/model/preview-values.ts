import type { TextFormat } from '../../../shared/contract/common.ts'
import type { ModelImpact } from '../../../shared/contract/model.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { attributeMove, moveValues } from '../../core/model/convert.ts'
import { keptCode } from '../../core/model/kept-values.ts'
import { mergedValue } from '../../core/model/merge-option.ts'
import type { ValueChange } from '../../core/model/plan-model.ts'
import type { StructureModel } from '../../core/structure/model.ts'
import { toRejection } from '../../core/values/rejections.ts'
import type { Db } from '../../store/database.ts'
import { scanValues, slotsOfAttribute } from '../catalogue/index.ts'

type Preview = Omit<ModelImpact['values'][number], 'newOptions'>
type Sample = Preview['samples'][number]

/** Examples shown of what converts and of what does not. */
const SAMPLES = 8

/** Goes through every value that a change moves and counts what becomes of it, exactly as writing it will. */
export function previewValues(
  db: Db,
  before: StructureModel,
  after: StructureModel,
  change: ValueChange,
  format: TextFormat,
): Preview {
  return change.kind === 'convert'
    ? previewMove(db, before, after, change.attributeId, change.code, format)
    : previewMerge(db, before, change)
}

function previewMove(
  db: Db,
  before: StructureModel,
  after: StructureModel,
  attributeId: number,
  attribute: string,
  format: TextFormat,
): Preview {
  const counts = { total: 0, converted: 0, failed: 0, setAside: 0 }
  const samples: Sample[] = []
  const failures: Preview['failures'] = []
  const move = attributeMove(before, after, attributeId, format)
  if (!move) return { attribute, ...counts, samples, failures, keptIn: null }
  for (const { id, sku, values } of scanValues(db, before, move.slots)) {
    const moved = moveValues(move, values)
    counts.converted += moved.values.size
    counts.failed += moved.failed.length
    counts.setAside += moved.setAside
    counts.total += values.filter((value) => value !== null).length
    for (const [column, value] of moved.values) {
      if (samples.length >= SAMPLES) break
      samples.push({ sku, column, before: firstValue(values), after: value })
    }
    for (const { slot, value, problem } of moved.failed) {
      if (failures.length >= SAMPLES) break
      const reason = toRejection(problem, { productId: id, column: slot.key, value: String(value) })
      failures.push({ sku, column: slot.key, before: value, after: null, reason })
    }
  }
  const keptIn = counts.failed === 0 ? null : keptCode(attribute, new Set(after.attributes.keys()))
  return { attribute, ...counts, samples, failures, keptIn }
}

function previewMerge(
  db: Db,
  structure: StructureModel,
  { attributeId, code, from, into }: Extract<ValueChange, { kind: 'merge-option' }>,
): Preview {
  const samples: Sample[] = []
  let converted = 0
  for (const slot of slotsOfAttribute(structure, attributeId)) {
    for (const { sku, values } of scanValues(db, structure, [slot])) {
      const value = firstValue(values)
      const merged = mergedValue(value, from, into)
      if (merged === value) continue
      converted++
      if (samples.length < SAMPLES) samples.push({ sku, column: slot.key, before: value, after: merged })
    }
  }
  const none = { failed: 0, failures: [], keptIn: null, setAside: 0 }
  return { attribute: code, total: converted, converted, samples, ...none }
}

function firstValue(values: readonly CellValue[]): CellValue {
  return values.find((value) => value !== null) ?? null
}
