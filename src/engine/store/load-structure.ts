import type { Attribute, AttributeOption, Family, Slot, StructureModel } from '../core/structure/model.ts'
import { SYSTEM_SLOTS } from '../core/structure/system-slots.ts'
import type { AttributeType, Labels, Owner } from '../../shared/vocabulary.ts'
import type { Db } from './database.ts'
import { prepared } from './database.ts'
import { all, sql } from './sql.ts'

/** The version that `loadStructure` would give now; one indexed read, cheap enough for every query. */
export function structureVersion(db: Db): number {
  return Number(prepared(db, "SELECT value FROM meta WHERE key = 'structure_version'", 'pluck').get())
}

interface RawUnit {
  readonly code: string
  readonly symbol: string
  readonly factor: unknown
  readonly offset: unknown
}

/** Reads the whole structure of the catalogue (attributes, families, channels, options, slots) into lookup maps. */
export function loadStructure(db: Db): StructureModel {
  const measurementFamilies = all(db, sql.selectFrom('measurement_family').selectAll())
  const measurementCode = new Map(measurementFamilies.map((row) => [row.id, row.code]))
  const attributes = all(db, sql.selectFrom('attribute').selectAll().orderBy('sort_order').orderBy('id')).map(
    (row): Attribute => ({
      id: row.id,
      code: row.code,
      type: row.type as AttributeType, // written only by the door, which knows the types
      labels: json<Labels>(row.labels),
      groupId: row.group_id,
      isScopable: row.is_scopable === 1,
      isLocalizable: row.is_localizable === 1,
      hasContext: row.has_context === 1,
      isInternal: row.is_internal === 1,
      isUnique: row.is_unique === 1,
      owner: row.owner as Owner,
      maxLength: row.max_length,
      decimals: row.decimals,
      minNumber: row.min_number,
      maxNumber: row.max_number,
      pattern: row.pattern,
      measurementFamily:
        row.measurement_family_id === null ? null : (measurementCode.get(row.measurement_family_id) ?? null),
      defaultUnit: row.default_unit,
      synonyms: json<string[]>(row.synonyms),
      sortOrder: row.sort_order,
    }),
  )
  const attributesById = byId(attributes)
  const channels = all(db, sql.selectFrom('channel').selectAll().orderBy('id')).map((row) => ({
    id: row.id,
    code: row.code,
    labels: json<Labels>(row.labels),
    locales: json<string[]>(row.locales),
    currencies: json<string[]>(row.currencies),
    categoryId: row.category_id,
  }))
  const families = loadFamilies(db, attributesById, new Map(channels.map((channel) => [channel.id, channel.code])))
  const associationTypes = all(db, sql.selectFrom('association_type').selectAll().orderBy('id')).map((row) => ({
    id: row.id,
    code: row.code,
    labels: json<Labels>(row.labels),
    isTwoWay: row.is_two_way === 1,
  }))
  const associationsById = byId(associationTypes)
  const valueSlots = all(db, sql.selectFrom('value_slot').selectAll()).map((row): Slot => ({
    id: row.id,
    key: row.key,
    attribute: row.attribute_id === null ? null : (attributesById.get(row.attribute_id) ?? null),
    associationType: row.association_type_id === null ? null : (associationsById.get(row.association_type_id) ?? null),
    channel: row.channel,
    locale: row.locale,
    context: row.context,
    currency: row.currency,
    storage: row.storage,
    affinity: row.affinity,
    sqlColumn: `v${row.id}`,
  }))
  const slots = [...SYSTEM_SLOTS, ...valueSlots]
  const locales = all(db, sql.selectFrom('locale').selectAll().orderBy('id')).map((row) => ({
    id: row.id,
    code: row.code,
    isDefault: row.is_default === 1,
  }))
  const categories = all(db, sql.selectFrom('category').selectAll().orderBy('sort_order').orderBy('id')).map((row) => ({
    id: row.id,
    code: row.code,
    parentId: row.parent_id,
    labels: json<Labels>(row.labels),
    sortOrder: row.sort_order,
  }))
  const familyVariants = all(db, sql.selectFrom('family_variant').selectAll()).map((row) => ({
    id: row.id,
    code: row.code,
    familyId: row.family_id,
    labels: json<Labels>(row.labels),
    levels: json<string[][]>(row.levels),
    axes: json<string[][]>(row.axes),
  }))
  const groups = all(db, sql.selectFrom('attribute_group').selectAll().orderBy('sort_order').orderBy('id')).map(
    (row) => ({
      id: row.id,
      code: row.code,
      labels: json<Labels>(row.labels),
      sortOrder: row.sort_order,
    }),
  )
  return {
    version: structureVersion(db),
    locales,
    defaultLocale: (locales.find((locale) => locale.isDefault) ?? locales[0])?.code ?? 'en_GB',
    channels: byCode(channels),
    attributes: byCode(attributes),
    attributesById,
    groups: byCode(groups),
    families: byCode(families),
    familiesById: byId(families),
    familyVariantsById: byId(familyVariants),
    categories: byCode(categories),
    categoriesById: byId(categories),
    associationTypes: byCode(associationTypes),
    suppliers: all(db, sql.selectFrom('supplier').select(['id', 'code', 'name']).orderBy('id')),
    measurementFamilies: byCode(
      measurementFamilies.map((row) => ({
        code: row.code,
        labels: json<Labels>(row.labels),
        standardUnit: row.standard_unit,
        // Numbers whatever the file says: they become part of SQL.
        units: json<RawUnit[]>(row.units).map((unit) => ({
          ...unit,
          factor: Number(unit.factor),
          offset: Number(unit.offset),
        })),
      })),
    ),
    options: loadOptions(db),
    slots: new Map(slots.map((slot) => [slot.key, slot])),
    slotsById: byId(slots),
  }
}

function loadFamilies(
  db: Db,
  attributesById: ReadonlyMap<number, Attribute>,
  channelCode: ReadonlyMap<number, string>,
): Family[] {
  const members = Map.groupBy(
    all(db, sql.selectFrom('family_attribute').selectAll().orderBy('id')),
    (row) => row.family_id,
  )
  const requirements = Map.groupBy(all(db, sql.selectFrom('family_requirement').selectAll()), (row) => row.family_id)
  return all(db, sql.selectFrom('family').selectAll().orderBy('id')).map((row) => ({
    id: row.id,
    code: row.code,
    labels: json<Labels>(row.labels),
    labelAttribute: attributesById.get(row.label_attribute_id ?? 0)?.code ?? null,
    imageAttribute: attributesById.get(row.image_attribute_id ?? 0)?.code ?? null,
    attributeIds: (members.get(row.id) ?? []).map((member) => member.attribute_id),
    requirements: new Map(
      [
        ...Map.groupBy(requirements.get(row.id) ?? [], (requirement) => channelCode.get(requirement.channel_id) ?? ''),
      ].map(([channel, rows]) => [channel, new Set(rows.map((requirement) => requirement.attribute_id))] as const),
    ),
  }))
}

function loadOptions(db: Db): Map<number, Map<string, AttributeOption>> {
  const options = new Map<number, Map<string, AttributeOption>>()
  for (const row of all(db, sql.selectFrom('attribute_option').selectAll().orderBy('sort_order').orderBy('id'))) {
    const option = {
      id: row.id,
      code: row.code,
      labels: json<Labels>(row.labels),
      synonyms: json<string[]>(row.synonyms),
      sortOrder: row.sort_order,
    }
    const ofAttribute = options.get(row.attribute_id)
    if (ofAttribute) ofAttribute.set(row.code, option)
    else options.set(row.attribute_id, new Map([[row.code, option]]))
  }
  return options
}

function json<T>(text: string): T {
  return JSON.parse(text) as T // our own columns, written through the door as this shape
}

function byId<T extends { readonly id: number }>(rows: readonly T[]): Map<number, T> {
  return new Map(rows.map((row) => [row.id, row]))
}

function byCode<T extends { readonly code: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.code, row]))
}
