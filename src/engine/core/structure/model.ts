import type { QualityRule } from '../../../shared/contract/rules.ts'
import type { AttributeType, ContextKind, Labels, Owner } from '../../../shared/vocabulary.ts'

/** The catalogue's structure as every plan and query needs it: loaded once per version, read only, looked up by map. */
export interface StructureModel {
  readonly version: number
  readonly locales: readonly Locale[]
  readonly defaultLocale: string
  readonly channels: ReadonlyMap<string, Channel>
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly attributesById: ReadonlyMap<number, Attribute>
  readonly groups: ReadonlyMap<string, AttributeGroup>
  readonly families: ReadonlyMap<string, Family>
  readonly familiesById: ReadonlyMap<number, Family>
  readonly familyVariantsById: ReadonlyMap<number, FamilyVariant>
  readonly categories: ReadonlyMap<string, Category>
  readonly categoriesById: ReadonlyMap<number, Category>
  readonly associationTypes: ReadonlyMap<string, AssociationType>
  readonly contexts: ReadonlyMap<string, Context>
  readonly suppliers: readonly Supplier[]
  /** What values are held to beyond their attribute, in their order; those switched off among them. */
  readonly rules: readonly KeptRule[]
  readonly measurementFamilies: ReadonlyMap<string, MeasurementFamily>
  /** Options of an attribute, by attribute id; empty for other types. */
  readonly options: ReadonlyMap<number, ReadonlyMap<string, AttributeOption>>
  /** Slots in use, by column key; system columns are among them. */
  readonly slots: ReadonlyMap<string, Slot>
  /** Every slot there is, by id: also those whose values are out of sight (former types and scopes). */
  readonly slotsById: ReadonlyMap<number, Slot>
}

export interface Locale {
  readonly id: number
  readonly code: string
  readonly isDefault: boolean
}

export interface Channel {
  readonly id: number
  readonly code: string
  readonly labels: Labels
  readonly locales: readonly string[]
  readonly currencies: readonly string[]
  readonly categoryId: number | null
}

export interface AttributeGroup {
  readonly id: number
  readonly code: string
  readonly labels: Labels
  readonly sortOrder: number
}

export interface Attribute {
  readonly id: number
  readonly code: string
  readonly type: AttributeType
  readonly labels: Labels
  readonly groupId: number | null
  readonly isScopable: boolean
  readonly isLocalizable: boolean
  readonly hasContext: boolean
  readonly isInternal: boolean
  readonly isUnique: boolean
  readonly owner: Owner
  readonly maxLength: number | null
  readonly decimals: number | null
  readonly minNumber: number | null
  readonly maxNumber: number | null
  readonly pattern: string | null
  readonly measurementFamily: string | null
  readonly defaultUnit: string | null
  readonly synonyms: readonly string[]
  readonly sortOrder: number
}

export interface AttributeOption {
  readonly id: number
  readonly code: string
  readonly labels: Labels
  readonly synonyms: readonly string[]
  readonly sortOrder: number
}

export interface Family {
  readonly id: number
  readonly code: string
  readonly labels: Labels
  readonly labelAttribute: string | null
  readonly imageAttribute: string | null
  /** A regular expression that SKUs are to match. */
  readonly skuPattern: string | null
  /** What the label attribute is to be made of: `{brand} {model}`. */
  readonly titleTemplate: string | null
  readonly attributeIds: readonly number[]
  /** Ids of required attributes, by channel code. */
  readonly requirements: ReadonlyMap<string, ReadonlySet<number>>
}

export interface FamilyVariant {
  readonly id: number
  readonly code: string
  readonly familyId: number
  readonly labels: Labels
  readonly levels: readonly (readonly string[])[]
  readonly axes: readonly (readonly string[])[]
}

export interface Category {
  readonly id: number
  readonly code: string
  readonly parentId: number | null
  readonly labels: Labels
  readonly sortOrder: number
}

export interface AssociationType {
  readonly id: number
  readonly code: string
  readonly labels: Labels
  readonly isTwoWay: boolean
}

/** For whom or where a value is meant; what has no value there is taken from `fallback`, at last from no context. */
export interface Context {
  readonly id: number
  readonly code: string
  readonly labels: Labels
  readonly kind: ContextKind
  readonly fallback: string | null
}

export interface Supplier {
  readonly id: number
  readonly code: string
  readonly name: string
}

export interface KeptRule extends QualityRule {
  readonly id: number
}

export interface MeasurementFamily {
  readonly code: string
  readonly labels: Labels
  readonly standardUnit: string
  /** standard = amount * factor + offset */
  readonly units: readonly {
    readonly code: string
    readonly symbol: string
    readonly factor: number
    readonly offset: number
  }[]
}

/** One column of the product row: a system column, an attribute in one scope, or the links of one association type. */
export interface Slot {
  readonly id: number
  readonly key: string
  readonly attribute: Attribute | null
  readonly associationType: AssociationType | null
  readonly channel: string | null
  readonly locale: string | null
  readonly context: string | null
  readonly currency: string | null
  readonly storage: 'column' | 'overflow'
  readonly affinity: 'TEXT' | 'REAL' | 'INTEGER'
  /** SQL name of its column in `product`; for overflow the name it has nowhere. */
  readonly sqlColumn: string
}
