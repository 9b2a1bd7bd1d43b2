import type { ChangeTx, EntityRow, RowWrite } from '../../store/change-tx.ts'
import type { EntityTable } from '../../store/entities.ts'
import type { StructureData } from './catalogue-data.ts'

/** Writes the whole structure into a catalogue that has none, in two calls: one reloads the structure each time. */
export function writeStructure(tx: ChangeTx, data: StructureData): void {
  const ids = rowIds(data)
  tx.writeRows(rowsOf(data, ids))
}

type Ids = (table: EntityTable, code: string) => number

/** Numbers every row that others point at; a code that is nowhere is a bug in the data and throws. */
function rowIds(data: StructureData): Ids {
  const numbered: Partial<Record<EntityTable, Map<string, number>>> = {
    attribute_group: numberCodes(data.attributeGroups),
    measurement_family: numberCodes(data.measurementFamilies),
    attribute: numberCodes(data.attributes),
    channel: numberCodes(data.channels),
    family: numberCodes(data.families),
    category: numberCodes(data.categories),
    context: numberCodes(data.contexts),
  }
  return (table, code) => {
    const id = numbered[table]?.get(code)
    if (id === undefined) throw new Error(`There is no ${table} ${code}`)
    return id
  }
}

function numberCodes(items: readonly { readonly code: string }[]): Map<string, number> {
  return new Map(items.map((item, index) => [item.code, index + 1]))
}

function rowsOf(data: StructureData, ids: Ids): RowWrite[] {
  const { locales, channels, attributeGroups, measurementFamilies, attributes, families, categories } = data
  return [
    ...rows('locale', locales, ({ code, isDefault }) => ({ code, is_default: Number(isDefault) })),
    ...rows('attribute_group', attributeGroups, ({ code, labels }, index) => ({
      code,
      labels: json(labels),
      sort_order: index,
    })),
    ...rows('measurement_family', measurementFamilies, ({ code, labels, standardUnit, units }) => ({
      code,
      labels: json(labels),
      standard_unit: standardUnit,
      units: json(units),
    })),
    // The data lists a category after its parent, as the table's foreign key wants it.
    ...rows('category', categories, ({ code, labels, parent }, index) => ({
      code,
      labels: json(labels),
      parent_id: parent === null ? null : ids('category', parent),
      sort_order: index,
    })),
    ...rows('channel', channels, ({ code, labels, category, ...channel }) => ({
      code,
      labels: json(labels),
      locales: json(channel.locales),
      currencies: json(channel.currencies),
      category_id: category === null ? null : ids('category', category),
    })),
    ...rows('attribute', attributes, (attribute, index) => attributeRow(attribute, index, ids)),
    ...attributes.flatMap(({ code: attribute, options }) =>
      options.map(({ code, labels, synonyms }, index) =>
        newRow('attribute_option', {
          attribute_id: ids('attribute', attribute),
          code,
          labels: json(labels),
          synonyms: json(synonyms),
          sort_order: index,
        }),
      ),
    ),
    ...rows('family', families, ({ code, labels, labelAttribute, imageAttribute }) => ({
      code,
      labels: json(labels),
      label_attribute_id: labelAttribute === null ? null : ids('attribute', labelAttribute),
      image_attribute_id: imageAttribute === null ? null : ids('attribute', imageAttribute),
    })),
    ...families.flatMap((family) => familyRows(family, ids)),
    ...data.familyVariants.map(({ code, labels, family, axes, levels }) =>
      newRow('family_variant', {
        code,
        labels: json(labels),
        family_id: ids('family', family),
        axes: json(axes),
        levels: json(levels),
      }),
    ),
    // A context comes after its fallback, too.
    ...rows('context', data.contexts, ({ code, labels, kind, fallback }, index) => ({
      code,
      labels: json(labels),
      kind,
      fallback_id: fallback === null ? null : ids('context', fallback),
      sort_order: index,
    })),
    ...data.associationTypes.map(({ code, labels, isTwoWay }) =>
      newRow('association_type', { code, labels: json(labels), is_two_way: Number(isTwoWay) }),
    ),
    ...data.suppliers.map(({ code, name, email, locale }) => newRow('supplier', { code, name, email, locale })),
    ...data.referenceEntities.flatMap(({ code: entity, records }) =>
      records.map((record) =>
        newRow('reference_record', {
          entity,
          code: record.code,
          labels: json(record.labels),
          attributes: json(record.attributes),
        }),
      ),
    ),
  ]
}

function attributeRow(attribute: StructureData['attributes'][number], index: number, ids: Ids): EntityRow {
  const { measurementFamily } = attribute
  return {
    code: attribute.code,
    type: attribute.type,
    labels: json(attribute.labels),
    group_id: ids('attribute_group', attribute.group),
    is_scopable: Number(attribute.isScopable),
    is_localizable: Number(attribute.isLocalizable),
    has_context: Number(attribute.hasContext),
    is_internal: Number(attribute.isInternal),
    is_unique: Number(attribute.isUnique),
    owner: attribute.owner,
    max_length: attribute.maxLength,
    decimals: attribute.decimals,
    min_number: attribute.min,
    max_number: attribute.max,
    pattern: attribute.pattern,
    measurement_family_id: measurementFamily === null ? null : ids('measurement_family', measurementFamily),
    default_unit: attribute.defaultUnit,
    reference_entity: attribute.referenceEntity,
    synonyms: json(attribute.synonyms),
    sort_order: index,
  }
}

function familyRows({ code, attributes, requirements }: StructureData['families'][number], ids: Ids): RowWrite[] {
  const family_id = ids('family', code)
  return [
    ...attributes.map((attribute) =>
      newRow('family_attribute', { family_id, attribute_id: ids('attribute', attribute) }),
    ),
    ...Object.entries(requirements).flatMap(([channel, required]) =>
      required.map((attribute) =>
        newRow('family_requirement', {
          family_id,
          attribute_id: ids('attribute', attribute),
          channel_id: ids('channel', channel),
        }),
      ),
    ),
  ]
}

function rows<T>(table: EntityTable, items: readonly T[], toRow: (item: T, index: number) => EntityRow): RowWrite[] {
  return items.map((item, index) => ({ table, id: index + 1, row: toRow(item, index) }))
}

function newRow(table: EntityTable, row: EntityRow): RowWrite {
  return { table, id: null, row }
}

function json(value: unknown): string {
  return JSON.stringify(value)
}
