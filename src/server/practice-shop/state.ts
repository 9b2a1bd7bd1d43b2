import { randomBytes } from 'node:crypto'

/** What a row holds: shared values by field, and texts by field and language code. Plain JSON, so it can be saved. */
export interface Row {
  readonly id: number
  readonly createdAt: string
  updatedAt: string
  values: Record<string, unknown>
  texts: Record<string, Record<string, string>>
}

export interface Language {
  readonly id: number
  readonly isActive: boolean
  readonly isDefault: boolean
  readonly code: string
  readonly locale: string
  readonly title: string
}

export interface Tax {
  readonly id: number
  readonly isDefault: boolean
  readonly rate: number
  readonly title: string
}

export const permissionAreas = ['content', 'products', 'customers', 'orders', 'settings', 'tracking'] as const
export type PermissionArea = (typeof permissionAreas)[number]
export type Permissions = Record<PermissionArea, { read: boolean; write: boolean }>

export interface ShopSettings {
  title: string
  isRetail: boolean
  utcOffsetMinutes: number
  languages: Language[]
  taxes: Tax[]
  permissions: Permissions
  shopLimits: Record<string, number>
}

/** Everything the shop remembers. Rows are kept per table under their id; integer keys iterate in ascending order. */
export interface ShopState {
  readonly format: 1
  key: string
  secret: string
  port: number
  /** Number of the last journal entry this state contains. */
  sequence: number
  nextId: number
  settings: ShopSettings
  tables: Record<string, Record<number, Row>>
}

// The sample of the documentation (CONTRACT.md 3.6), not what the help centre says of larger plans.
const sampleShopLimits = {
  maxAttributes: 200,
  maxBrands: 1000,
  maxCategories: 2000,
  maxFilters: 5,
  maxFiltersValues: 15,
  maxLanguages: 10,
  maxProducts: 10_000,
  maxProductsCategories: 25,
  maxProductsFiltersValues: 15,
  maxProductsImages: 10,
  maxProductsRelations: 5,
  maxProductsTags: 25,
  maxProductsVariants: 50,
  maxRedirects: 500,
  maxSuppliers: 10,
  maxTags: 1000,
  maxTypes: 50,
  maxTypesAttributes: 100,
  maxWebhooks: 10,
}

export function defaultSettings(): ShopSettings {
  const language = (id: number, code: string, locale: string, title: string, isActive = true, isDefault = false) => {
    return { id, isActive, isDefault, code, locale, title }
  }
  return {
    title: 'Practice shop',
    isRetail: false,
    utcOffsetMinutes: 120,
    languages: [
      language(1, 'nl', 'nl_NL', 'Nederlands', true, true),
      language(2, 'en', 'en_GB', 'English'),
      language(3, 'fr', 'fr_FR', 'Français'),
      language(4, 'de', 'de_DE', 'Deutsch', false),
    ],
    taxes: [
      { id: 11, isDefault: true, rate: 0.21, title: 'BTW hoog' },
      { id: 12, isDefault: false, rate: 0.09, title: 'BTW laag' },
    ],
    permissions: Object.fromEntries(
      permissionAreas.map((area) => [area, { read: true, write: true }]),
    ) as unknown as Permissions, // fromEntries forgets the keys; the list above is exactly them
    shopLimits: { ...sampleShopLimits },
  }
}

/** An empty shop with fresh credentials. Ids start above any that a careless client could confuse with an index. */
export function emptyState(settings: ShopSettings): ShopState {
  return {
    format: 1,
    key: randomBytes(16).toString('hex'),
    secret: randomBytes(16).toString('hex'),
    port: 0,
    sequence: 0,
    nextId: 1001,
    settings,
    tables: {},
  }
}

export const tableOf = (state: ShopState, name: string): Record<number, Row> => (state.tables[name] ??= {})
export const rowsOf = (state: ShopState, name: string): Row[] => Object.values(tableOf(state, name))
export const findRow = (state: ShopState, name: string, id: number): Row | undefined => tableOf(state, name)[id]

export const activeLanguages = (state: ShopState): Language[] => state.settings.languages.filter((l) => l.isActive)

export function defaultLanguage(state: ShopState): string {
  const found = state.settings.languages.find((l) => l.isDefault && l.isActive) ?? activeLanguages(state)[0]
  if (!found) throw new Error('a shop needs at least one active language')
  return found.code
}
