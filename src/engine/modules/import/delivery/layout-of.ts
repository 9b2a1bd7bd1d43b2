import type { DeliveryLayout } from '../../../core/kpi/delivery.ts'
import { requiredKeys, scopesOf } from '../../../core/completeness/required-keys.ts'
import type { Family, StructureModel } from '../../../core/structure/model.ts'
import type { ImportColumn } from '../plan/import-columns.ts'

/**
 * What a delivery is counted by: the supplier's columns that go somewhere, and which of them each family needs filled in
 * any channel and language. Nobody is asked for what the file has no column for.
 */
export function layoutOf(structure: StructureModel, columns: readonly ImportColumn[]): DeliveryLayout {
  const delivered = columns.flatMap(({ index, name, source, column, isIdentifier }) =>
    source.isAdded === true
      ? []
      : [{ index, name, key: column.key, type: column.attribute?.type ?? null, isIdentifier }],
  )
  const asked = new Map<string, readonly number[]>()
  for (const family of structure.families.values()) {
    const required = neededBy(structure, family)
    asked.set(
      family.code,
      delivered.filter(({ key, isIdentifier }) => isIdentifier || required.has(key)).map(({ index }) => index),
    )
  }
  const identifiers = delivered.filter(({ isIdentifier }) => isIdentifier).map(({ index }) => index)
  const [first = identifiers, ...others] = asked.values()
  return {
    columns: delivered,
    asked: Object.fromEntries(asked),
    askedOfAll: first.filter((index) => others.every((each) => each.includes(index))),
  }
}

function neededBy(structure: StructureModel, family: Family): ReadonlySet<string> {
  return new Set(scopesOf(structure).flatMap(({ channel, locale }) => requiredKeys(structure, family, channel, locale)))
}
