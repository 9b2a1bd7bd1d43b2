import type { Selectable } from 'kysely'
import type { Attribute, AttributeOption, Family, Slot, StructureModel } from '../core/structure/model.ts'
import { STRUCTURE_TABLES } from '../core/structure/structure-tables.ts'
import { FIRST_VALUE_SLOT, SYSTEM_SLOTS } from '../core/structure/system-slots.ts'
import type { AttributeType, ContextKind, Labels, Owner } from '../../shared/vocabulary.ts'
import { readRule } from './read-rule.ts'
import type { Db } from './database.ts'
import { prepared } from './database.ts'
import { affinityOf } from './slots.ts'
import type { Tables } from './tables.ts'

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

const READ_TABLES = [...STRUCTURE_TABLES, 'value_slot'] as const

/** The tables that make the structure, row by row in the order of their ids. */
export type StructureRows = {
  readonly [T in (typeof READ_TABLES)[number]]: readonly Selectable<Tables[T]>[]
}

export function readStructureRows(db: Db): StructureRows {
  const read = (table: string): unknown[] => prepared(db, `SELECT * FROM ${table} ORDER BY id`).all()
  return Object.fromEntries(READ_TABLES.map((table) => [table, read(table)])) as unknown as StructureRows // each table under its name
}

/** The whole structure of the catalogue (attributes, families, channels, options, slots) in lookup maps. */
export function loadStructure(db: Db): StructureModel {
  return buildStructure(readStructureRows(db), structureVersion(db))
}

/** As `loadStructure`, from rows in hand: also of a structure that is only being considered. */
export function buildStructure(rows: StructureRows, version: number): StructureModel {
  const measurementFamilies = rows.measurement_family
  const measurementCode = new Map(measurementFamilies.map((row) => [row.id, row.code]))
  const attributes = inOrder(rows.attribute).flatMap((row): Attribute | [] =>
    row.archived_at !== null
      ? []
      : {
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
        },
  )
  const attributesById = byId(attributes)
  const channels = rows.channel.map((row) => ({
    id: row.id,
    code: row.code,
    labels: json<Labels>(row.labels),
    locales: json<string[]>(row.locales),
    currencies: json<string[]>(row.currencies),
    categoryId: row.category_id,
  }))
  const families = loadFamilies(rows, attributesById, new Map(channels.map((channel) => [channel.id, channel.code])))
  const associationTypes = rows.association_type.map((row) => ({
    id: row.id,
    code: row.code,
    labels: json<Labels>(row.labels),
    isTwoWay: row.is_two_way === 1,
  }))
  const associationsById = byId(associationTypes)
  const valueSlots = rows.value_slot.map((row): Slot => ({
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
  const locales = rows.locale.map((row) => ({
    id: row.id,
    code: row.code,
    isDefault: row.is_default === 1,
  }))
  const categories = inOrder(rows.category).map((row) => ({
    id: row.id,
    code: row.code,
    parentId: row.parent_id,
    labels: json<Labels>(row.labels),
    sortOrder: row.sort_order,
  }))
  const contextCode = new Map(rows.context.map((row) => [row.id, row.code]))
  const contexts = inOrder(rows.context).map((row) => ({
    id: row.id,
    code: row.code,
    labels: json<Labels>(row.labels),
    kind: row.kind as ContextKind, // the table allows no other
    fallback: contextCode.get(row.fallback_id ?? 0) ?? null,
  }))
  const familyVariants = rows.family_variant.map((row) => ({
    id: row.id,
    code: row.code,
    familyId: row.family_id,
    labels: json<Labels>(row.labels),
    levels: json<string[][]>(row.levels),
    axes: json<string[][]>(row.axes),
  }))
  const groups = inOrder(rows.attribute_group).map((row) => ({
    id: row.id,
    code: row.code,
    labels: json<Labels>(row.labels),
    sortOrder: row.sort_order,
  }))
  return {
    version,
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
    contexts: byCode(contexts),
    rules: inOrder(rows.quality_rule).flatMap(readRule),
    suppliers: rows.supplier.map(({ id, code, name }) => ({ id, code, name })),
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
    options: loadOptions(rows),
    slots: new Map(
      slots.filter((slot) => isInUse(slot, { channels, locales, contexts })).map((slot) => [slot.key, slot]),
    ),
    slotsById: byId(slots),
  }
}

function loadFamilies(
  rows: StructureRows,
  attributesById: ReadonlyMap<number, Attribute>,
  channelCode: ReadonlyMap<number, string>,
): Family[] {
  const members = Map.groupBy(rows.family_attribute, (row) => row.family_id)
  const requirements = Map.groupBy(rows.family_requirement, (row) => row.family_id)
  return rows.family.map((row) => ({
    id: row.id,
    code: row.code,
    labels: json<Labels>(row.labels),
    labelAttribute: attributesById.get(row.label_attribute_id ?? 0)?.code ?? null,
    imageAttribute: attributesById.get(row.image_attribute_id ?? 0)?.code ?? null,
    skuPattern: row.sku_pattern,
    titleTemplate: row.title_template,
    attributeIds: (members.get(row.id) ?? []).map((member) => member.attribute_id),
    requirements: new Map(
      [
        ...Map.groupBy(requirements.get(row.id) ?? [], (requirement) => channelCode.get(requirement.channel_id) ?? ''),
      ].map(
        ([channel, required]) => [channel, new Set(required.map((requirement) => requirement.attribute_id))] as const,
      ),
    ),
  }))
}

function loadOptions(rows: StructureRows): Map<number, Map<string, AttributeOption>> {
  const options = new Map<number, Map<string, AttributeOption>>()
  for (const row of inOrder(rows.attribute_option)) {
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

/**
 * Whether a slot is where its key's values live now. Slots of a former type, of scopes that are no more or of an
 * attribute out of use keep their values out of sight, and have them ready when the change is taken back.
 */
function isInUse(
  { key, attribute, associationType, channel, locale, context, currency, affinity, id }: Slot,
  {
    channels,
    locales,
    contexts,
  }: Readonly<Record<'channels' | 'locales' | 'contexts', readonly { readonly code: string }[]>>,
): boolean {
  if (id < FIRST_VALUE_SLOT) return true
  if (associationType) return key === associationType.code
  return (
    attribute !== null &&
    key.split('/', 1)[0] === attribute.code &&
    affinity === affinityOf(attribute.type) &&
    (channel !== null) === attribute.isScopable &&
    (locale !== null) === attribute.isLocalizable &&
    (context === null || (attribute.hasContext && contexts.some(({ code }) => code === context))) &&
    (currency !== null) === (attribute.type === 'price') &&
    (channel === null || channels.some(({ code }) => code === channel)) &&
    (locale === null || locales.some(({ code }) => code === locale))
  )
}

function inOrder<T extends { readonly sort_order: number; readonly id: number }>(rows: readonly T[]): readonly T[] {
  return rows.toSorted((a, b) => a.sort_order - b.sort_order || a.id - b.id)
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
