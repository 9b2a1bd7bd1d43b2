import type { Slot } from './model.ts'

/** First id for a slot that is not a system column. */
export const FIRST_VALUE_SLOT = 100

function systemSlot(id: number, key: string, sqlColumn: string, affinity: 'TEXT' | 'INTEGER'): Slot {
  const none = {
    attribute: null,
    associationType: null,
    channel: null,
    locale: null,
    context: null,
    currency: null,
  } as const
  return { id, key, sqlColumn, affinity, storage: 'column', ...none }
}

/**
 * Fixed columns of every product, changed and journalled like any value. The first six may be named by users;
 * those with a leading dot are the engine's own.
 */
export const SYSTEM_SLOT = {
  sku: systemSlot(1, 'sku', 'sku', 'TEXT'),
  kind: systemSlot(2, 'kind', 'kind', 'TEXT'),
  parent: systemSlot(3, 'parent', 'parent_id', 'INTEGER'),
  family: systemSlot(4, 'family', 'family_id', 'INTEGER'),
  status: systemSlot(5, 'status', 'status', 'TEXT'),
  categories: systemSlot(6, 'categories', 'categories', 'TEXT'),
  familyVariant: systemSlot(7, '.family-variant', 'family_variant_id', 'INTEGER'),
  deletedAt: systemSlot(8, '.deleted-at', 'deleted_at', 'TEXT'),
  uuid: systemSlot(9, '.uuid', 'uuid', 'TEXT'),
  createdAt: systemSlot(10, '.created-at', 'created_at', 'TEXT'),
  /** Column keys of what a variant keeps for itself of what it would inherit (`own-values.ts`). */
  ownValues: systemSlot(11, '.own-values', 'own_values', 'TEXT'),
} as const

export const SYSTEM_SLOTS: readonly Slot[] = Object.values(SYSTEM_SLOT)
