import type { PlannedCategory } from '../../../core/matching/new-categories.ts'
import type { PlannedFamily } from '../../../core/matching/new-families.ts'
import type { PlannedOption } from '../../../core/matching/new-options.ts'
import type { PlannedThings } from '../../../core/matching/new-things.ts'
import type { ChangeTx, RowWrite } from '../../../store/change-tx.ts'
import type { ImportColumn } from '../plan/import-columns.ts'

/** Makes what a file brings along besides products, in the step that the import is. */
export function makeThings(
  tx: ChangeTx,
  { options, families, categories }: PlannedThings,
  columns: readonly ImportColumn[],
): void {
  makeOptions(tx, options)
  makeFamilies(tx, families, columns)
  makeCategories(tx, categories)
}

function makeOptions(tx: ChangeTx, options: readonly PlannedOption[]): void {
  const structure = tx.structure()
  const orders = new Map<number, number>()
  const rows = options.flatMap(({ attribute: attributeCode, code, label }) => {
    const attribute = structure.attributes.get(attributeCode)
    if (attribute === undefined) return []
    const sortOrder = (orders.get(attribute.id) ?? structure.options.get(attribute.id)?.size ?? 0) + 1
    orders.set(attribute.id, sortOrder)
    const row = { attribute_id: attribute.id, code, labels: labelled(tx, label), sort_order: sortOrder }
    return [{ table: 'attribute_option' as const, id: null, row }]
  })
  if (rows.length > 0) tx.writeRows(rows)
}

/** Families with the attributes that the file has columns for: what its products are described by. */
function makeFamilies(tx: ChangeTx, families: readonly PlannedFamily[], columns: readonly ImportColumn[]): void {
  if (families.length === 0) return
  const structure = tx.structure()
  const members = [...new Set(columns.flatMap(({ column }) => column.attribute?.id ?? []))]
  const label = commonLabel([...structure.families.values()].map(({ labelAttribute }) => labelAttribute))
  const labelId = structure.attributes.get(label ?? '')?.id ?? null
  const ids = tx.writeRows(
    families.map((family) => ({
      table: 'family' as const,
      id: null,
      row: {
        code: family.code,
        labels: labelled(tx, family.label),
        label_attribute_id: labelId !== null && members.includes(labelId) ? labelId : null,
      },
    })),
  )
  const rows = ids.flatMap((family_id) =>
    members.map((attribute_id): RowWrite => ({
      table: 'family_attribute',
      id: null,
      row: { family_id, attribute_id },
    })),
  )
  if (rows.length > 0) tx.writeRows(rows)
}

/** The attribute that names the products of every family there is; null where they differ. */
function commonLabel(attributes: readonly (string | null)[]): string | null {
  const [first = null, ...others] = new Set(attributes)
  return others.length === 0 ? first : null
}

function makeCategories(tx: ChangeTx, categories: readonly PlannedCategory[]): void {
  const structure = tx.structure()
  const idByCode = new Map([...structure.categories.values()].map(({ code, id }) => [code, id]))
  for (const [at, { code, label, parent }] of categories.entries()) {
    const parentId = parent === null ? null : (idByCode.get(parent) ?? null)
    const row = { code, labels: labelled(tx, label), parent_id: parentId, sort_order: structure.categories.size + at }
    const [id] = tx.writeRows([{ table: 'category', id: null, row }])
    if (id !== undefined) idByCode.set(code, id)
  }
}

function labelled(tx: ChangeTx, label: string): string {
  return JSON.stringify({ [tx.structure().defaultLocale]: label })
}
